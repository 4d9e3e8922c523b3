/** The thread of `translations.ts`. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';

/** What is larger, in bytes, nobody has written by hand. */
const LARGEST = 200_000;
/** So many translations are remembered: of a folder, mostly one file changes. */
const REMEMBERED = 64;

const known = new Map<string, string | undefined>();

parentPort!.on('message', ({ job, folder }: { job: number; folder: string }) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const made = files.map((file) => join(folder, file)).map((path) => [path, translationOf(path)] as const);
  const translations = Object.fromEntries(made.filter(([, javascript]) => javascript !== undefined));
  parentPort!.postMessage({ job, translations });
});

function translationOf(path: string): string | undefined {
  if (statSync(path).size > LARGEST) return undefined;
  const text = readFileSync(path, 'utf8');
  if (known.has(text)) return known.get(text);
  if (known.size === REMEMBERED) known.clear();
  const javascript = attempt(text);
  known.set(text, javascript);
  return javascript;
}

/**
 * @throws Error when the translator itself has come to grief, and would with every file from then on: the thread ends
 */
function attempt(text: string): string | undefined {
  try {
    return stripTypeScriptTypes(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // no TypeScript, or more than types to strip
    throw error;
  }
}
