import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { glossary } from '../code/glossary.ts';

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
          // What a figure says depends on how one has set it; a quiz’s answers may be wrong.
          excludeSelectors: ['pre', 'nav', 'live-steps', 'play-figure', 'quiz-question label'],
        });
        if (!index) throw new Error(`The search index could not be made: ${errors.join('; ')}.`);
        const { page_count } = await index.addDirectory({ path: folder });
        await addGlossary(index);
        await write(index, `${folder}pagefind/`);
        await close();
        logger.info(`${page_count} pages in the search index`);
      },
    },
  };
}

/** Each word of the glossary is a result of its own; the page with all of them is none. */
async function addGlossary(index: PagefindIndex): Promise<void> {
  for (const { id, name, meaning, source } of glossary) {
    const { errors } = await index.addCustomRecord({
      url: `/glossary/#${id}`,
      content: [`${name}.`, meaning, source].filter(Boolean).join(' '),
      language: 'en',
      meta: { title: name },
    });
    if (errors.length > 0) throw new Error(`“${name}” could not be indexed: ${errors.join('; ')}.`);
  }
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
