/** The page with small programs that people use every day: some are colleagues' own, some belong to other systems. */
import { html } from 'hono/html';
import type { Need } from '../../../api/embed.ts';
import type { Html, Page } from '../../host/views/layout.ts';
import { STYLES } from './reports-page.ts';

/** A small program in a frame. */
export interface Tool {
  /** For addresses and ids. */
  id: string;
  title: string;
  about: string;
  /** Where it is, or all of its HTML. */
  from: { url: string } | { html: string };
  needs: readonly Need[];
}

/**
 * @param sandboxes the value of each tool's attribute `sandbox`, by its id; without one the tool stays closed
 */
export function toolsPage(tools: readonly Tool[], sandboxes: ReadonlyMap<string, string>): Page {
  const main = html`<div class="opening"><h1>Tools</h1></div>
    ${tools.map((tool) => section(tool, sandboxes.get(tool.id)))}`;
  return { title: 'Tools', main, head: STYLES };
}

function section({ id, title, about, from }: Tool, sandbox: string | undefined): Html {
  const source = 'url' in from ? html`src="${from.url}"` : html`srcdoc="${from.html}"`;
  const frame = html`<iframe data-tool="${id}" ${source} title="${title}" sandbox="${sandbox}"></iframe>`;
  const alone = 'url' in from && html`<a href="${from.url}">Open it by itself</a>`;
  const closed = html`<p class="not-yet">
    This tool stays closed until somebody has decided what it may do. ${alone}
  </p>`;
  return html`<section class="sheet" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    <p class="source">${about}</p>
    <div class="framed tool">${sandbox === undefined ? closed : frame}</div>
  </section>`;
}
