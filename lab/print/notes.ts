/** Notes on paper: the little Markdown that presenters write, as HTML. */
import { html, raw } from 'hono/html';
import { escaped } from './markup.ts';
import type { Html } from './page.ts';
import { CLICK } from './speaker-notes.ts';

/** Begins a paragraph that says what the presenter does. */
const STAGE = /^> ?/;

/** Notes as paragraphs, with a mark for each click, counted from 1; what is done rather than said stands apart. */
export function notesHtml(markdown: string): Html {
  let clicks = 0;
  return html`${paragraphsOf(markdown).map((paragraph) => {
    const marked = inline(paragraph.replace(STAGE, '')).replace(CLICK, () => `<b class="click">click ${++clicks}</b>`);
    return STAGE.test(paragraph) ? html`<p class="stage">${raw(marked)}</p>` : html`<p>${raw(marked)}</p>`;
  })}`;
}

/** What was said, for those who were there: no clicks, and nothing that only the presenter does. */
export function notesForReaders(markdown: string): Html {
  const said = paragraphsOf(markdown).filter((paragraph) => !STAGE.test(paragraph));
  return html`${said.map((paragraph) => html`<p>${raw(inline(paragraph.replace(CLICK, '')))}</p>`)}`;
}

function paragraphsOf(markdown: string): string[] {
  return markdown.split(/\n\s*\n/).filter((paragraph) => paragraph.trim());
}

/** Strong words and code; everything else is text. */
function inline(text: string): string {
  return escaped(text.trim())
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');
}
