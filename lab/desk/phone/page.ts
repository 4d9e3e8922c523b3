/** The phone's page: where the talk stands, what to say, and two buttons. */
import { html } from 'hono/html';
import { head, type Html } from '../html-head.ts';

/** For a phone that was let in. */
export function phonePage(): Html {
  return html`<!doctype html>
    <html lang="en">
      ${head({ title: 'Remote control', styles: ['phone/phone.css'], scripts: ['phone/phone.ts'] })}
      <body>
        <main>
          <p class="place" data-place role="status">Waiting for a window that shows the deck …</p>
          <h1 data-title>Remote control</h1>
          <p class="next" data-next hidden></p>
          <div class="note" data-note tabindex="0" role="region" aria-label="Notes"></div>
          <p class="lost" data-lost role="status"></p>
        </main>
        <nav aria-label="Turn the pages">
          <button type="button" class="button" data-turn="previous">Back</button>
          <button type="button" class="button" data-turn="next">Next</button>
        </nav>
      </body>
    </html>`;
}

/** For everybody else. It looks plain, because it may load nothing. */
export function refusedPage(): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Not let in</title>
      </head>
      <body>
        <h1>Not let in</h1>
        <p>A code lets one phone in, once. The presenter presses Enter at the terminal for another code.</p>
      </body>
    </html>`;
}
