import { defineVitePluginsSetup, type ResolvedSlidevOptions } from '@slidev/types';
import type { Plugin } from 'vite';
import { agendaById, minutesIn, moduleById } from '../../../course.ts';
import { USUAL_PORT } from '../../../lab/project/ports.ts';
import { root } from '../../../lab/project/root.ts';
import { guard } from '../presenting/guard.ts';
import { relay } from '../presenting/relay.ts';

const NOTES = 'virtual:deck-notes';
const RESOLVED_NOTES = `\0${NOTES}`;

export default defineVitePluginsSetup(({ data, mode, utils }) => {
  // Two dollar signs on one line, as in template literals, would otherwise bring KaTeX and its 59 fonts into every deck.
  data.features.katex = false;
  // The windows of a deck tell each other where they are; no server is written to.
  if (mode === 'dev') utils.define.__SLIDEV_HAS_SERVER__ = 'false';
  data.config.duration = `${minutesOf(data)}min`;
  return [guard(root), relay(), output, watchExcerpts(data), notesApart(data)];
});

/** What Slidev's timer counts against: the whole day with its breaks, or a module's talk. */
function minutesOf({ headmatter }: ResolvedSlidevOptions['data']): number {
  if (typeof headmatter.agenda === 'string') return minutesIn(agendaById(headmatter.agenda));
  return moduleById(String(headmatter.module)).deck?.minutes ?? 30;
}

/**
 * A built deck lies outside Vite's root, where Vite would leave the files of earlier builds. Nobody reads how small its
 * files become when they are compressed, which takes a while to find out.
 */
const output: Plugin = {
  name: 'deck-output',
  config: () => ({
    build: { emptyOutDir: true, reportCompressedSize: false },
    define: {
      __COURSE_ADDRESSES__: JSON.stringify({
        usual: `http://localhost:${USUAL_PORT}/`,
        published: process.env.HOST_AND_REMOTE_PUBLISHED ?? '',
      }),
      // A built deck can be printed: `npm run export` does.
      __SLIDEV_FEATURE_PRINT__: 'true',
    },
  }),
  enforce: 'post',
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

/**
 * Takes the notes out of what a built deck loads first: its audience never sees them. They become the module
 * {@link NOTES}, a list in the order of the slides, which main.ts puts back.
 */
function notesApart(data: ResolvedSlidevOptions['data']): Plugin {
  const notes: string[] = [];
  const whole = Promise.withResolvers<void>();
  let building = false;
  let missing = data.slides.length;
  return {
    name: 'deck-notes',
    enforce: 'post',
    configResolved: ({ command }) => {
      building = command === 'build';
    },
    resolveId: (id) => (id === NOTES ? RESOLVED_NOTES : undefined),
    transform(code, id) {
      const number = /__slidev_(\d+)\.frontmatter$/.exec(id)?.[1];
      if (!building || number === undefined) return;
      const note = /"noteHTML":("(?:[^"\\]|\\.)*")/;
      notes[Number(number) - 1] = JSON.parse(note.exec(code)?.[1] ?? '""');
      if (--missing === 0) whole.resolve();
      return { code: code.replace(note, '"noteHTML":""'), map: null };
    },
    async load(id) {
      if (id !== RESOLVED_NOTES) return;
      if (building) await whole.promise;
      return `export default ${JSON.stringify(notes)}`;
    },
  };
}
