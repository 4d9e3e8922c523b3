import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex, type PagefindIndex } from 'pagefind';

/** Pagefind brings interfaces of its own; the site has one, so they stay out of the build. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

/** Indexes the built pages with Pagefind and writes the index to `pagefind/`, where {@link ../elements/site-search.ts} loads it. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const { index, errors } = await createIndex({
          rootSelector: 'main',
          excludeSelectors: ['pre', 'nav', 'live-steps'],
        });
        if (!index) throw new Error(`The search index could not be made: ${errors.join('; ')}.`);
        const { page_count } = await index.addDirectory({ path: folder });
        await write(index, `${folder}pagefind/`);
        await close();
        logger.info(`${page_count} pages in the search index`);
      },
    },
  };
}

async function write(index: PagefindIndex, folder: string): Promise<void> {
  const { files } = await index.getFiles();
  for (const { path, content } of files) {
    const target = folder + path.replace(/^pagefind\//, '');
    if (UNUSED.test(target.slice(folder.length))) continue;
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}
