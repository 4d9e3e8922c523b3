/**
 * What Node makes of the Host's own code (JavaScript out of TypeScript, bytecode out of JavaScript) is kept on disk, so
 * that the next Host is there sooner. The way to it is a link in the process's scratch folder.
 */
import { rmSync } from 'node:fs';
import { flushCompileCache } from 'node:module';

let way = process.env['NODE_COMPILE_CACHE'];

/**
 * Keeps what was made so far and cuts the way to it off. To be called before learner code comes in: what that left there,
 * another Host would run.
 */
export function sealCompiled(): void {
  if (way === undefined) return;
  flushCompileCache();
  rmSync(way, { force: true });
  way = undefined;
}
