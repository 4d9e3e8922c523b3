import { slides } from '#slidev/slides';
import { defineAppSetup } from '@slidev/types';

/** The addresses of views that show notes. */
const WITH_NOTES = /^#?\/(presenter|notes|notes-edit|overview|export|print)\b/;

/** Brings a built deck its notes, which vite-plugins.ts keeps apart, before a view that shows them. */
export default defineAppSetup(async ({ router }) => {
  router.beforeEach(({ path }) => (WITH_NOTES.test(path) ? bringNotes() : undefined));
  if (WITH_NOTES.test(location.hash)) await bringNotes();
});

async function bringNotes(): Promise<void> {
  const { default: notes } = await import('virtual:deck-notes');
  for (const [index, html] of notes.entries()) slides.value[index]!.meta.slide.noteHTML = html;
}
