/** The page on which editors say whose pages are previewed in articles, and how wide. */
import { html } from 'hono/html';
import type { Provider } from '../../../api/embed.ts';
import type { Page } from '../../host/views/layout.ts';
import { STYLES } from './reports-page.ts';

/**
 * @param width how wide a preview may be, in pixels
 */
export function previewsPage(providers: readonly Provider[], width: number): Page {
  const main = html`<div class="opening"><h1>Previews in articles</h1></div>
    <section class="sheet" aria-labelledby="providers">
      <h2 id="providers">Whose pages are previewed</h2>
      <ul>
        ${providers.map(
          ({ name, origin, path, endpoint }) =>
            html`<li>${name}: pages below ${origin}${path}, asked at ${endpoint}</li>`,
        )}
      </ul>
      <p class="source">A preview may be ${width} pixels wide.</p>
    </section>
    <details class="desk">
      <summary>Change this</summary>
      <form method="post" action="/previews">
        <label for="width">How wide a preview may be, in pixels</label>
        <input id="width" type="number" min="1" name="width" value="${width}" />
        <label for="name">Another provider; empty for none</label>
        <input id="name" type="text" name="name" />
        <label for="origin">The origin of its pages</label>
        <input id="origin" type="text" name="origin" />
        <label for="path">How their paths begin</label>
        <input id="path" type="text" name="path" />
        <label for="endpoint">Where it is asked</label>
        <input id="endpoint" type="text" name="endpoint" />
        <button type="submit">Save</button>
      </form>
    </details>`;
  return { title: 'Previews in articles', main, head: STYLES };
}
