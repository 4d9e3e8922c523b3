/** The public website's frame: what is around every page of The Window, which is what its editors call it. */
import { html } from 'hono/html';
import { offices } from '../../seed/offices.ts';
import type { Front } from '../../host/plugin.ts';
import type { Frame, Html, Page } from '../../host/views/layout.ts';

/** Where the website's home is. */
const HOME = '/site';

const CITIES = new Intl.ListFormat('en-GB').format(offices.map(({ city }) => city));

const VISITORS = [{ path: HOME, label: 'News' }];

/** For people who are logged in. */
const EDITORS = [
  { path: `${HOME}/desk`, label: 'Editors’ desk' },
  { path: `${HOME}/comms`, label: 'External Comms' },
];

function layout({ title, main, aside, head }: Page, { reader, path }: Frame): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Marram Kitchens</title>
        <link rel="icon" href="/the-pass.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/site.css" />
        ${head}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="masthead">
          <a class="brand" href="${HOME}"
            ><strong>Marram Kitchens</strong> <span>Restaurants by the water, in five towns</span></a
          >
          <nav class="sections" aria-label="Marram Kitchens">
            <ul>
              ${[...VISITORS, ...(reader ? EDITORS : [])].map(
                (section) =>
                  html`<li>
                    <a href="${section.path}" ${isAt(section.path, path) && html`aria-current="page"`}
                      >${section.label}</a
                    >
                  </li>`,
              )}
            </ul>
          </nav>
        </header>
        <div class="page">
          <main id="content" tabindex="-1">${main}</main>
          ${aside}
        </div>
        <footer class="foot">
          <p>You find us in ${CITIES}.</p>
          <p>${reader ? html`For editors: <a href="/">The Pass</a>` : html`<a href="${HOME}/desk">For editors</a>`}</p>
        </footer>
      </body>
    </html>`;
}

function isAt(section: string, path: string): boolean {
  if (section === HOME) return path === HOME || path.startsWith(`${HOME}/news/`);
  return path === section || path.startsWith(`${section}/`);
}

/** The public website beside The Pass. */
export const theWindow: Front = { path: HOME, name: 'The Window', layout };
