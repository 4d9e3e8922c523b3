/** The page that a Remote shows to whoever opens its address in a browser: plain, and unlike the Host's. */
import { html } from 'hono/html';

type Html = ReturnType<typeof html>;

/** A line of a list, escaped by whoever shows it. */
export interface Line {
  title: string;
  /** Smaller, below the title. */
  note: string;
  /** A text to read, line breaks kept. */
  text?: string;
}

const STYLE = `
  body { margin: 3rem auto; max-width: 40rem; padding: 0 1rem; font: 1rem/1.5 Georgia, serif; }
  h1 { margin-bottom: 0.25rem; }
  li { margin: 1.25rem 0; }
  ul { padding: 0; list-style: none; }
  small { display: block; }
  p { white-space: pre-line; overflow-wrap: anywhere; }
`;

/**
 * Builds the page.
 *
 * @param lines what there is to show, newest first
 * @param empty what it says while there is nothing
 */
export async function frontPage(title: string, about: string, lines: Line[], empty: string): Promise<Response> {
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>${about}</p>
          ${
            lines.length === 0
              ? html`<p>${empty}</p>`
              : html`<ul>
                  ${lines.map(item)}
                </ul>`
          }
        </main>
      </body>
    </html>`;
  return new Response(String(page), { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

function item({ title, note, text }: Line): Html {
  return html`<li><strong>${title}</strong> <small>${note}</small> ${text !== undefined && html`<p>${text}</p>`}</li>`;
}
