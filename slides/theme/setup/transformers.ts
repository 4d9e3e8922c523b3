import { basename, dirname } from 'node:path';
import { defineTransformersSetup } from '@slidev/types';
import { expandExcerpts } from '../excerpts/expand.ts';
import { checkTypes } from '../excerpts/twoslash.ts';

/**
 * Excerpts of real files, cut by ourselves: Slidev shows the whole file when a region is missing, cannot reach files
 * outside the deck's folder from magic-move, and does not reload when such a file changes.
 */
export default defineTransformersSetup(() => ({
  pre: [
    async ({ s, slide, options }) => {
      const { filepath } = slide.source;
      try {
        const { markdown, files } = await expandExcerpts(s.original, dirname(filepath), slide.frontmatter.size);
        for (const file of files) (options.data.watchFiles[file] ??= new Set()).add(slide.index);
        await checkTypes(markdown);
        if (markdown !== s.original) s.overwrite(0, s.original.length, markdown);
      } catch (error) {
        throw new Error(`${basename(filepath)}, slide ${slide.index + 1}: ${(error as Error).message}`, {
          cause: error,
        });
      }
    },
  ],
}));
