/**
 * Node keeps what it makes of our code, JavaScript out of TypeScript and bytecode out of JavaScript, so that the next
 * command is there sooner. `--import` loads this before anything is compiled; it is no TypeScript, for that would load the
 * translator that is to be spared. No Host process sees what is kept.
 */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/host-and-remote/compiled', import.meta.url)));
