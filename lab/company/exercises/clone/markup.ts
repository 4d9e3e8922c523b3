/** Text as editors write it, with `![words](address)` for a picture and `[words](address)` for a link. */
import { html } from 'hono/html';
import type { Html } from '../../host/views/layout.ts';

const MARK = /(!?)\[([^\]]*)\]\(([^\s()]+)\)/g;
const USUAL = /^(?:https?:\/\/|\/(?!\/))/;

/** A text as elements. An address that leads neither to the web nor into this website is left out. */
export function marked(text: string): Html[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map((paragraph) => html`<p>${inline(paragraph)}</p>`);
}

function inline(paragraph: string): (Html | string)[] {
  const parts: (Html | string)[] = [];
  let end = 0;
  for (const match of paragraph.matchAll(MARK)) {
    const [whole, picture, words = '', address = ''] = match;
    parts.push(paragraph.slice(end, match.index));
    if (!USUAL.test(address)) parts.push(words);
    else if (picture) parts.push(html`<img src="${address}" alt="${words}" />`);
    else parts.push(html`<a href="${address}">${words}</a>`);
    end = match.index + whole.length;
  }
  return [...parts, paragraph.slice(end)];
}
