/** Paths as a person would type them. */
import { relative } from 'node:path';

/** A file's path from where the person is, unless it lies outside; npm goes to the project's root and says where it came from. */
export function fromHere(file: string): string {
  const inside = relative(process.env['INIT_CWD'] ?? process.cwd(), file);
  return inside.startsWith('..') ? file : inside;
}
