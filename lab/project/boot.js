/**
 * Loaded before every npm script. Where the kit is not installed, it says so in a sentence and ends, before Node speaks of
 * modules that it cannot find. Otherwise it closes the debugger, and Node keeps what it makes of our code, so that the next command is there sooner.
 * Plain JavaScript, because without the kit's own Node an older one may run this, which reads no TypeScript; and with it,
 * TypeScript would load the translator that is to be spared.
 */
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import './loopback.js';

const root = new URL('../../', import.meta.url);
const { devDependencies: wanted } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

/** @returns what keeps the kit from running and how to mend it, as a sentence; undefined when it can run */
function complaint() {
  // npm writes this file last, so that an installation that was broken off has none.
  if (!isThere('.package-lock.json')) return 'The kit is not installed yet: run “npm ci” first.';
  const missing = Object.keys(wanted).find((name) => !isThere(`${name}/package.json`));
  if (missing !== undefined) return `The kit is not installed completely, “${missing}” is missing: run “npm ci” again.`;
  if (major(process.versions.node) < major(wanted.node)) {
    return `This is Node ${process.versions.node}, not the kit’s own Node ${wanted.node}: run “npm ci” again, and let it run install scripts.`;
  }
}

function isThere(file) {
  return existsSync(new URL(`node_modules/${file}`, root));
}

function major(version) {
  return Number(version.split('.')[0]);
}

const sentence = complaint();
if (sentence !== undefined) {
  console.error(sentence);
  process.exit(2);
}
// Node would open its debugger for whoever may send a signal, learner code of the same user too.
process.on('SIGUSR1', () => {});
// No Host process sees what is kept: what learner code could leave there, a later one would run.
module.enableCompileCache(fileURLToPath(new URL('node_modules/.cache/host-and-remote/compiled', root)));
