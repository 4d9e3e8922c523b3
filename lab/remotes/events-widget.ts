/** The event system's sign-up form: a page that other sites put into a frame, and that speaks with them. */
import { html, raw } from 'hono/html';
import { STYLE } from './events-style.ts';

/**
 * The page. It hears only the site it was made for, and tells nobody else anything.
 *
 * - To the page around it: `{type: 'height', height}` whenever its height changes, and `{type, event}` with the type
 *   `registered`, `already-registered` or `full`.
 * - From it: `{type: 'configure', event, person}`. Until then it waits.
 *
 * @param host the origin of the site around it
 */
export function signUpForm(host: string): unknown {
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
          <h1 id="title">Sign up</h1>
          <p id="what">The form waits to hear which event it is for.</p>
          <form id="form" hidden><button>Sign up</button></form>
        </main>
        <script>
          const HOST = ${raw(JSON.stringify(host))};
          ${raw(SCRIPT)};
        </script>
      </body>
    </html>`;
}

const SCRIPT = `
  const [title, what, form] = ['title', 'what', 'form'].map((id) => document.getElementById(id));
  let settings;

  const tell = (message) => parent.postMessage(message, HOST);

  function say(text, message) {
    what.textContent = text;
    form.hidden = true;
    if (message) tell({ type: message, event: settings.event });
  }

  async function configure() {
    const query = new URLSearchParams({ person: settings.person });
    const response = await fetch('/events/' + encodeURIComponent(settings.event) + '/places?' + query);
    if (!response.ok) return say('There is no such event any more.');
    const event = await response.json();
    title.textContent = event.title;
    if (event.registered) return say('You have a place. See you there.', 'already-registered');
    if (event.left <= 0) return say('All places are taken.', 'full');
    what.textContent = event.date + ', ' + event.place + '. ' + event.left + ' places are left.';
    form.hidden = false;
  }

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const body = JSON.stringify(settings);
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch('/registrations', { method: 'POST', headers, body });
    if (response.status === 201) return say('You have a place. See you there.', 'registered');
    const { error } = await response.json();
    say(error === 'full' ? 'All places are taken.' : 'You have a place already.', error);
  });

  addEventListener('message', ({ origin, source, data }) => {
    if (origin !== HOST || source !== parent || data?.type !== 'configure') return;
    settings = { event: String(data.event), person: String(data.person) };
    void configure();
  });

  new ResizeObserver(() => tell({ type: 'height', height: Math.ceil(document.body.getBoundingClientRect().height) })).observe(
    document.body,
  );
`;
