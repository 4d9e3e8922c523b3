/** The head of the pages that are written by hand: the course's own look, and nothing inline. */
import { html } from 'hono/html';
import { course } from '../../course.ts';

/** Markup that is escaped already. */
export type Html = ReturnType<typeof html>;

/** A page's title, and its own files below `/lab/`. */
export interface Head {
  title: string;
  styles: string[];
  scripts: string[];
}

/** What `/lab/` pages may load and do. The Host listens on this machine too, on a port of its own. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  'frame-src http://127.0.0.1:*',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The `<head>`. Addresses are absolute: the waiting page stands in for any other. */
export function head({ title, styles, scripts }: Head): Html {
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${title} · ${course.name}</title>
    <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
    <link rel="stylesheet" href="/lab/look/fonts/fonts.css" />
    <link rel="stylesheet" href="/lab/look/ink.css" />
    <link rel="stylesheet" href="/lab/base.css" />
    ${styles.map((file) => html`<link rel="stylesheet" href="/lab/${file}" />`)}
    <script src="/lab/theme.ts"></script>
    ${scripts.map((file) => html`<script type="module" src="/lab/${file}"></script>`)}
  </head>`;
}
