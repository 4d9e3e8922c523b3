/** Makes what `host-code.ts` keeps, in a process of its own: the bundler is large, and needed once. */
import { globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';

const LAB = fileURLToPath(new URL('..', import.meta.url));
/** What is imported by its path, and therefore has to have one. */
const ENTRIES = ['company/host/process.ts', 'api/index.ts', 'company/exercises/*/{plugin,warm-up}.ts'];
/** What the Host sends to browsers instead of running it itself. */
const SCRIPTS = 'company/exercises/*/browser/*.ts';
/** After so long, in milliseconds, no process that goes on loads what was made of older code. */
const OLD_MS = 7 * 24 * 60 * 60 * 1_000;

/** Files beside the code stay where they are, so the code still has to look for them there. */
const atHome: Plugin = {
  name: 'at-home',
  transform: (code, id) => code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)),
};

process.umask(0o022); // a Host that runs as another user reads it, too

const [, , folder] = process.argv as [string, string, string];
const draft = `${folder}.${process.pid}`;
await bundle(draft);
for (const file of globSync(SCRIPTS, { cwd: LAB })) translate(file, draft);
publish();
forgetOld();

async function bundle(to: string): Promise<void> {
  const files = globSync(ENTRIES, { cwd: LAB });
  await build({
    root: LAB,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [atHome],
    ssr: { noExternal: true, external: ['node-sqlite3-wasm'] }, // which loads WebAssembly that lies beside it
    build: {
      ssr: true,
      outDir: to,
      minify: false,
      target: 'esnext',
      rolldownOptions: {
        input: Object.fromEntries(files.map((file) => [file.replace(/\.ts$/, ''), join(LAB, file)])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
}

function translate(file: string, to: string): void {
  const target = join(to, file.replace(/\.ts$/, '.mjs'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, stripTypeScriptTypes(readFileSync(join(LAB, file), 'utf8')));
}

/** All of it is there at once, or nothing. */
function publish(): void {
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true }); // another process was first
    statSync(folder);
  }
}

function forgetOld(): void {
  for (const entry of readdirSync(dirname(folder), { withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (Date.now() - statSync(path).mtimeMs > OLD_MS) rmSync(path, { recursive: true, force: true });
  }
}
