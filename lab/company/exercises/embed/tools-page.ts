/** The page with small programs that people use every day: some are colleagues' own, some belong to other systems. */
import { html } from 'hono/html';
import type { Html, Page } from '../../host/views/layout.ts';
import type { Tool } from './desk.ts';
import { STYLES } from './reports-page.ts';

/** A tool as the page shows it. */
export interface ToolView extends Tool {
  id: number;
  /** The value of its attribute `sandbox`; without one the tool stays closed. */
  sandbox: string | undefined;
}

/**
 * @param isEditor whether the reader may add a tool
 */
export function toolsPage(tools: readonly ToolView[], isEditor: boolean): Page {
  const main = html`<div class="opening"><h1>Tools</h1></div>
    ${tools.map(section)} ${isEditor && adding()}`;
  return { title: 'Tools', main, head: STYLES };
}

function section({ id, title, about, from, sandbox }: ToolView): Html {
  const source = 'url' in from ? html`src="${from.url}"` : html`srcdoc="${from.html}"`;
  const frame = html`<iframe ${source} title="${title}" sandbox="${sandbox}"></iframe>`;
  const alone = 'url' in from && html`<a href="${from.url}">Open it by itself</a>`;
  const closed = html`<p class="not-yet">
    This tool stays closed until somebody has decided what it may do. ${alone}
  </p>`;
  return html`<section class="sheet" aria-labelledby="tool-${id}">
    <h2 id="tool-${id}">${title}</h2>
    ${about && html`<p class="source">${about}</p>`}
    <div class="framed tool">${sandbox === undefined ? closed : frame}</div>
  </section>`;
}

function adding(): Html {
  return html`<details class="desk">
    <summary>For editors: add a tool</summary>
    <form method="post" action="/tools">
      <label for="title">Title</label>
      <input id="title" type="text" name="title" />
      <label for="url">Its address; empty for a tool that is pasted in below</label>
      <input id="url" type="text" name="url" />
      <label for="html">All of its HTML</label>
      <textarea id="html" name="html" rows="4" spellcheck="false"></textarea>
      <label for="needs">What it needs, of: scripts forms popups storage</label>
      <input id="needs" type="text" name="needs" />
      <button type="submit">Add</button>
    </form>
  </details>`;
}
