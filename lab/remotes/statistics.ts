/** The guest line's system: publishes last night's figures as a page of HTML, with a picture and a style sheet. */
import { hash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { Clock } from '../company/clock.ts';
import { people } from '../company/seed/people.ts';
import { cityOf } from '../company/seed/offices.ts';
import { copiedForm, tampering } from './intruder.ts';
import { Remote } from './remote.ts';

/** One person's calls on one day. */
export interface Figures {
  name: string;
  /** Code of the office; `null` for somebody without one. */
  office: string | null;
  calls: number;
  /** Per cent of the calls that were taken within twenty seconds. */
  inTime: number;
  /** What somebody called about, in their own words. */
  remark: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** The figures of a day are published at two in the next morning, UTC. */
const PUBLISHED_MS = 2 * 60 * 60 * 1000;
/** Without it, a browser may keep a page for a tenth of its age (RFC 9111, section 4.2.2). */
const ASK_EACH_TIME = { 'Cache-Control': 'no-cache' };

const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

const REMARKS = [
  'asked for “a table & a half”',
  'wants the "corner" by the window',
  'birthday, cake & candles < 10',
  'lost an umbrella',
  'vegetarian & no nuts',
];

/**
 * The running system. It publishes `GET /nightly/service.html` for everybody, or for one office with `?office=LIS`.
 * Version 2 calls the column “Calls” something else. It tells browsers to ask each time (`no-cache`); with
 * `edition=unconfigured` in the query it comes as from a server that nobody has configured, with `Last-Modified` and
 * nothing about caching. An intruder was here, too: with `edition=tampered` the page is what they made of it, and at
 * `/widget` is their copy of the event system's sign-up form. The form itself was here once, so `/sign-up` leads to where
 * it is now.
 */
export class Statistics extends Remote {
  readonly #clock: Clock;
  readonly #seed: number;

  /**
   * @param host where the Host listens; the intruder knows it
   * @param form where the event system's sign-up form is, and the events that the intruder has heard of
   */
  constructor(
    clock: Clock,
    host: () => string = () => '',
    seed = 1,
    form: { url: () => string; events: () => string[] } = { url: () => '', events: () => [] },
  ) {
    super('Guest line statistics', clock, (request, version) => {
      const url = new URL(request.url);
      if (url.pathname === '/sign-up') return Response.redirect(form.url(), 302);
      if (url.pathname === '/widget') return page(copiedForm(form.events()));
      return this.#respond(url, version, host());
    });
    this.#clock = clock;
    this.#seed = seed;
  }

  /** The day that the page is about: midnight UTC, in milliseconds since 1970. */
  get day(): number {
    return (Math.floor((this.#clock.now() - PUBLISHED_MS) / DAY_MS) - 1) * DAY_MS;
  }

  /** When the page was written, as an HTTP date: at two in the night after its day. */
  #published(): string {
    return new Date(this.day + DAY_MS + PUBLISHED_MS).toUTCString();
  }

  /**
   * What the page says at this moment, row by row.
   *
   * @param office only the people of this office
   */
  figures(office?: string): Figures[] {
    return people
      .filter((person) => office === undefined || person.office === office)
      .map(({ id, name, office }) => {
        const [calls, inTime, remark] = this.#numbers(id) as [number, number, number];
        return { name, office, calls: 11 + (calls % 67), inTime: 61 + (inTime % 38), remark: REMARKS[remark % 5]! };
      });
  }

  #numbers(person: string): number[] {
    return [...hash('sha256', `${this.#seed} ${this.day} ${person}`, 'buffer')];
  }

  #respond({ pathname, searchParams }: URL, version: 1 | 2, host: string): Response {
    const office = searchParams.get('office') ?? undefined;
    const figures = this.figures(office);
    switch (pathname) {
      case '/nightly/service.html': {
        const edition = searchParams.get('edition');
        const intruder = edition === 'tampered' ? tampering(host) : '';
        const caching = edition === 'unconfigured' ? { 'Last-Modified': this.#published() } : ASK_EACH_TIME;
        return page(serviceHtml(figures, { day: this.day, office, version, intruder }), caching);
      }
      case '/nightly/service.css':
        return new Response(STYLE, { headers: { 'Content-Type': 'text/css; charset=utf-8' } });
      case '/nightly/service-chart.svg':
        return new Response(chart(figures), { headers: { 'Content-Type': 'image/svg+xml' } });
      case '/heard':
        return new Response(null, { status: 204 });
      default:
        return new Response('Not found\n', { status: 404, headers: { 'Content-Type': 'text/plain' } });
    }
  }
}

function page(content: unknown, caching: Record<string, string> = ASK_EACH_TIME): Response {
  return new Response(String(content), { headers: { 'Content-Type': 'text/html; charset=utf-8', ...caching } });
}

interface Edition {
  day: number;
  office: string | undefined;
  version: 1 | 2;
  /** Markup that does not belong here. */
  intruder: string;
}

function serviceHtml(figures: Figures[], { day, office, version, intruder }: Edition) {
  const place = office === undefined ? 'all offices' : cityOf(office);
  const query = office === undefined ? '' : `?office=${encodeURIComponent(office)}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Guest line, ${DAY.format(day)}</title>
        <link rel="stylesheet" href="service.css" />
      </head>
      <body>
        ${raw(intruder)}
        <h1>Guest line, ${place}</h1>
        <p class="day">${DAY.format(day)}</p>
        <img src="service-chart.svg${query}" width="480" height="90" alt="Calls by person, as bars" />
        <table>
          <thead>
            <tr>
              <th scope="col">Representative</th>
              <th scope="col">${version === 1 ? 'Calls' : 'Conversations'}</th>
              <th scope="col">In 20 s</th>
              <th scope="col">Heard on the line</th>
            </tr>
          </thead>
          <tbody>
            ${figures.map(
              ({ name, calls, inTime, remark }) => html`
                <tr>
                  <th scope="row">${name}</th>
                  <td>${calls}</td>
                  <td>${inTime} %</td>
                  <td>${remark}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>
        <footer>Published by the guest line’s system, every night at two.</footer>
      </body>
    </html> `;
}

const BAR = 32;
const CHART_HEIGHT = 90;

function chart(figures: Figures[]): string {
  const bars = figures
    .map(({ calls }, index) => {
      return `<rect x="${index * (BAR + 8)}" y="${CHART_HEIGHT - calls}" width="${BAR}" height="${calls}" fill="#a8541f"/>`;
    })
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 ${CHART_HEIGHT}">${bars}</svg>`;
}

const STYLE = `body { margin: 1rem 1.25rem; font: 15px/1.5 Verdana, 'DejaVu Sans', sans-serif; color: #2b2320; background: #fffdf9; }
h1 { margin: 0; font-size: 1.25rem; }
.day { margin: 0 0 1rem; color: #6b5a50; }
img { display: block; max-width: 100%; height: auto; }
table { margin-top: 1rem; border-collapse: collapse; width: 100%; }
th, td { padding: 0.3rem 0.75rem 0.3rem 0; border-bottom: 1px solid #e5d8cb; text-align: left; font-weight: normal; vertical-align: top; }
thead th { color: #8a3f12; font-weight: bold; }
td:nth-child(2), td:nth-child(3) { white-space: nowrap; }
footer { margin-top: 1rem; color: #6b5a50; font-size: 0.85rem; }
.alarm { padding: 0.5rem 0.75rem; background: #f6d9c8; }
`;
