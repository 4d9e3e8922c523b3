/** Notes on paper: the little Markdown that presenters write, as HTML. */
import { html, raw } from 'hono/html';
import { escaped } from './markup.ts';
import type { Html } from './page.ts';

/** A moment at which the presenter presses a key. */
const CLICK = /\[click(?::\d+)?\]/g;

/** Notes as paragraphs, with a mark for each click, counted from 1. */
export function notesHtml(markdown: string): Html {
  let clicks = 0;
  const paragraphs = markdown.split(/\n\s*\n/).filter((paragraph) => paragraph.trim());
  return html`${paragraphs.map((paragraph) => {
    const marked = inline(paragraph).replace(CLICK, () => `<b class="click">click ${++clicks}</b>`);
    return html`<p>${raw(marked)}</p>`;
  })}`;
}

/** Strong words and code; everything else is text. */
function inline(text: string): string {
  return escaped(text.trim())
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');
}
