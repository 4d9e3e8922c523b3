import { slides } from '#slidev/slides';

/** Brings a built deck its notes, which `setup/vite-plugins.ts` keeps apart. A deck served from its sources has them. */
export async function bringNotes(): Promise<void> {
  const { default: notes } = await import('virtual:deck-notes');
  for (const [index, html] of notes.entries()) slides.value[index]!.meta.slide.noteHTML = html;
}
