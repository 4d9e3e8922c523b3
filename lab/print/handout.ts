/** The handout: two slides on a page, each with what was said beside its picture, for those who were there. */
import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import { notesForReaders } from './notes.ts';
import { reportPage, type Html } from './page.ts';
import type { SlideNotes } from './speaker-notes.ts';

export const SLIDES_ON_A_PAGE = 2;

const STYLES = readFileSync(new URL('./sheet.css', import.meta.url), 'utf8');

/** A slide with its picture, a PNG. */
export type Picture = Pick<SlideNotes, 'number' | 'title' | 'notes'> & { png: Buffer };

/** The handout of a deck as a document of its own. */
export function handoutHtml(title: string, pictures: readonly Picture[]): Promise<string> {
  const pages = pictures.flatMap((_, index) =>
    index % SLIDES_ON_A_PAGE === 0 ? [pictures.slice(index, index + SLIDES_ON_A_PAGE)] : [],
  );
  const main = html`<h1 class="handout">${title}</h1>
    ${pages.map((page) => html`<div class="spread">${page.map(slideHtml)}</div>`)}`;
  return reportPage({ title, main, styles: STYLES });
}

function slideHtml({ number, title, notes, png }: Picture): Html {
  const plain = title.replaceAll(/[`*]/g, '').replaceAll('&nbsp;', ' ');
  return html`<article class="slide">
    <img src="data:image/png;base64,${raw(png.toString('base64'))}" alt="" />
    <div>
      <h2><span>${number}</span> ${plain}</h2>
      ${notesForReaders(notes)}
    </div>
  </article>`;
}
