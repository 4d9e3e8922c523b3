/** What the report's pages have in common: one file each, with everything in it, fit for mail and for paper. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import { course } from '../../course.ts';
import { AMPERSAND } from '../../figures/kit/mark.ts';

/** Markup that is escaped already. */
export type Html = ReturnType<typeof html>;

/** A page's parts. */
export interface ReportPage {
  title: string;
  /** Goes into `<main>`. */
  main: Html;
  /** Styles that only this kind of page needs. */
  styles?: string;
  /** A script for the page, as text. */
  script?: string;
}

const file = (path: string) => readFileSync(new URL(path, import.meta.url));

/** Read once, however many report cards a cohort needs. */
const STYLES = [
  `@font-face{font-family:'Newsreader';src:url('data:font/woff2;base64,${file('../../figures/fonts/newsreader.woff2').toString('base64')}') format('woff2');font-weight:400 700}`,
  file('../../figures/ink.css').toString('utf8'),
  file('./page.css').toString('utf8'),
].join('\n');

/** The whole document. */
export async function reportPage({ title, main, styles = '', script }: ReportPage): Promise<string> {
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${policyFor(script)}" />
        <title>${title} · ${course.name}</title>
        <style>
          ${raw(STYLES)} ${raw(styles)}
        </style>
      </head>
      <body>
        <header class="masthead">
          <svg viewBox="0 0 94.5 100" aria-hidden="true"><path d="${AMPERSAND}" /></svg>
          <p><strong>${course.name}</strong> ${course.subtitle}</p>
        </header>
        <main>${main}</main>
        ${script !== undefined && raw(`<script>${script}</script>`)}
      </body>
    </html>`;
  return `${page.toString()}\n`;
}

/** A report asks nobody for anything, and runs its own script or none. */
function policyFor(script: string | undefined): string {
  const scripts = script === undefined ? '' : `; script-src 'sha256-${hash('sha256', script, 'base64')}'`;
  return `default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'${scripts}`;
}

/** A day, for instance `2 March 2026`. */
export function dayOf(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

/** A moment to the minute, for instance `2 March 2026, 08:55 UTC`. */
export function momentOf(at: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${parts.format(at).replace(' at ', ', ')} UTC`;
}
