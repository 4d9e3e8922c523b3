/**
 * Builds decks: `node slides/build/decks.ts FOLDER DECK.md …` makes a folder in FOLDER for each of them.
 *
 * It does for every deck what `slidev build` does, by the functions that Slidev and Vite export. It exists because the
 * decks show much the same: what they have in common is worked out once for all of them.
 */
import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { resolveOptions, ViteSlidevPlugin } from '@slidev/cli';
import { injectPreparserExtensionLoader } from '@slidev/parser/fs';
import { build, type Plugin } from 'vite';
import preparserSetup from '../setup/preparser.ts';
import { highlightOnce } from './highlighter.ts';
import { compileOnce } from './components.ts';
import { withSharedUno } from './utilities.ts';

/** A deck works under any address: nothing in it is addressed from a host's root. */
const BASE = './';

// Slidev reads setup files through Jiti, which would run each of them anew for each deck, and lose what they remember.
process.env.JITI_TRY_NATIVE = '1';
injectPreparserExtensionLoader(async (_roots, headmatter, filepath, mode) =>
  preparserSetup({ headmatter, filepath, mode }),
);

const [folder = '', ...files] = process.argv.slice(2);
for (const file of files) await buildDeck(file, path.resolve(folder, path.basename(file, '.md')));

async function buildDeck(entry: string, outDir: string): Promise<void> {
  const options = await resolveOptions({ entry, base: BASE }, 'build');
  const page = path.join(options.userRoot, 'index.html');
  highlightOnce(options.utils);
  await build({
    configFile: false,
    root: options.userRoot,
    base: BASE,
    logLevel: 'warn',
    define: { __VUE_PROD_DEVTOOLS__: false },
    plugins: [virtualPage(page, options.utils.indexHtml), compileOnce(withSharedUno(await ViteSlidevPlugin(options)))],
    build: {
      outDir,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: { index: page }, checks: { pluginTimings: false } },
    },
  });
  await copyFile(path.join(outDir, 'index.html'), path.join(outDir, '404.html'));
  await writeFile(path.join(outDir, '_redirects'), `${BASE}*    ${BASE}index.html   200\n`);
}

/** The page that Slidev makes for a deck, in place of a file. */
function virtualPage(page: string, html: string): Plugin {
  return {
    name: 'deck-page',
    resolveId: { order: 'pre', handler: (id) => (id === page ? id : undefined) },
    load: { order: 'pre', handler: (id) => (id === page ? html : undefined) },
  };
}
