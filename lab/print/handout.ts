/** The handout: each slide as a picture, with its notes below, as one page to print. */
import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import { reportPage } from './page.ts';
import { notesHtml } from './notes.ts';
import type { SlideNotes } from './speaker-notes.ts';

const STYLES = readFileSync(new URL('./sheet.css', import.meta.url), 'utf8');

/** A slide with its picture, a PNG. */
export interface Picture {
  cue: Pick<SlideNotes, 'number' | 'title' | 'notes'>;
  png: Buffer;
}

/** The handout of a deck as a document of its own. */
export function handoutHtml(title: string, pictures: readonly Picture[]): Promise<string> {
  const main = html`<h1>${title}</h1>
    ${pictures.map(
      ({ cue, png }) =>
        html`<article class="slide">
          <h2>${cue.number} ${cue.title}</h2>
          <img src="data:image/png;base64,${raw(png.toString('base64'))}" alt="The slide “${cue.title}”" />
          ${notesHtml(cue.notes)}
        </article>`,
    )}`;
  return reportPage({ title, main, styles: STYLES });
}
