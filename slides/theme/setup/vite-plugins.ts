import { defineVitePluginsSetup, type ResolvedSlidevOptions } from '@slidev/types';
import type { Plugin } from 'vite';

export default defineVitePluginsSetup(({ data }) => {
  // Two dollar signs on one line, as in template literals, would otherwise bring KaTeX and its 59 fonts into every deck.
  data.features.katex = false;
  return [emptyOutput, watchExcerpts(data)];
});

/** A built deck lies outside Vite's root, where Vite would leave the files of earlier builds. */
const emptyOutput: Plugin = {
  name: 'deck-output',
  config: () => ({ build: { emptyOutDir: true } }),
};

/** The files that a slide quotes lie outside Vite's root too: without this, a change in them shows only after a restart. */
function watchExcerpts(data: ResolvedSlidevOptions['data']): Plugin {
  return {
    name: 'deck-excerpts',
    enforce: 'post',
    transform(_code, id) {
      const number = /__slidev_(\d+)\.md$/.exec(id)?.[1];
      if (number === undefined) return;
      for (const [file, slides] of Object.entries(data.watchFiles)) {
        if (slides.has(Number(number) - 1)) this.addWatchFile(file);
      }
    },
  };
}
