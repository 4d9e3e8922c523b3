/** What every page of The Pass has around its content. */
import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import { offices } from '../../seed/offices.ts';
import type { Reader } from '../db.ts';

/** Markup that is escaped already. */
export type Html = ReturnType<typeof html>;

/** A whole page. */
export interface Page {
  /** Comes before “The Pass” in the browser's tab. */
  title: string;
  /** Goes into `<main>`. */
  main: Html;
  /** Stands beside the main part where there is room, below it where there is not. */
  aside?: Html;
  /** Further elements of `<head>`, for instance a script of the page's own. */
  head?: Html;
}

/** An entry of the masthead. */
export interface Section {
  /** For instance `/reports`. */
  path: string;
  label: string;
}

/** What is the same around every page of one visit. */
export interface Frame {
  /** Who is logged in, if anybody. */
  reader: Reader | undefined;
  sections: readonly Section[];
  /** The address of this page, for instance `/reports`. */
  path: string;
}

/** Part of the document: as a picture of its own, it would be one more request for every page. */
const LOGO = raw(
  readFileSync(new URL('./the-pass.svg', import.meta.url), 'utf8').replace(
    /<svg xmlns="[^"]*"/,
    '<svg aria-hidden="true"',
  ),
);

const CITIES = new Intl.ListFormat('en-GB').format(offices.map((office) => office.city));

/** The document of a page. */
export function layout({ title, main, aside, head }: Page, { reader, sections, path }: Frame): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · The Pass</title>
        <link rel="icon" href="/the-pass.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/the-pass.css" />
        ${head}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="masthead">
          <div class="bar">
            <a class="brand" href="/">
              ${LOGO}
              <span><strong>The Pass</strong> <small>Marram Kitchens</small></span>
            </a>
            ${reader && sections.length > 0 && navigation(sections, path)} ${reader && account(reader)}
          </div>
        </header>
        <div class="page">
          <main id="content" tabindex="-1">${main}</main>
          ${aside}
        </div>
        <footer class="foot">
          <p>The Pass is the intranet of Marram Kitchens. Our offices are in ${CITIES}.</p>
        </footer>
      </body>
    </html>`;
}

const NEWS: Section = { path: '/', label: 'News' };

function navigation(sections: readonly Section[], path: string): Html {
  return html`<nav class="sections" aria-label="The Pass">
    <ul>
      ${[NEWS, ...sections].map(
        (section) =>
          html`<li>
            <a href="${section.path}" ${isAt(section, path) && html`aria-current="page"`}>${section.label}</a>
          </li>`,
      )}
    </ul>
  </nav>`;
}

function isAt(section: Section, path: string): boolean {
  if (section === NEWS) return path === '/' || path.startsWith('/news/');
  return path === section.path || path.startsWith(`${section.path}/`);
}

function account({ id, name }: Reader): Html {
  return html`<div class="account" data-user="${id}">
    <span class="initials" aria-hidden="true">${initials(name)}</span>
    <span class="name">${name}</span>
    <form method="post" action="/log-out"><button type="submit">Log out</button></form>
  </div>`;
}

function initials(name: string): string {
  const words = name.split(' ').filter(Boolean);
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '').join('');
}
