/** Who came in today, and the files that went to InfoSec. */
import { html } from 'hono/html';
import type { LogInRecord } from '../../../api/push.ts';
import type { Html, Page } from '../../host/views/layout.ts';
import { STYLE } from './desk-view.ts';
import type { Night, Store } from './store.ts';
import { localDay, localTime, ZONES } from './zone.ts';

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

const UNCONNECTED = 'Nobody has set up the midnight file yet. Until somebody does, The Pass keeps the log-ins for it.';

/**
 * The page about log-ins.
 *
 * @param now milliseconds since 1970
 */
export function logInsPage({
  store,
  connected,
  now,
}: {
  store: Pick<Store, 'logIns' | 'nights' | 'nightZone'>;
  connected: boolean;
  now: number;
}): Page {
  const logIns = store.logIns();
  const zone = store.nightZone();
  const place = ZONES[zone] ?? zone;
  const day = localDay(now, zone);
  const today = logIns.filter(({ at }) => localDay(at, zone) === day);
  const main = html`<div class="opening">
      <h1>Log-ins</h1>
      <p class="today">${dayWords(day)}, ${localTime(now, zone)} in ${place}</p>
    </div>
    <section class="sheet" aria-labelledby="nights">
      <h2 id="nights">Midnight files</h2>
      <p>
        At midnight in ${place}, InfoSec gets a list of everyone who logged in that day. They look for accounts of
        people who have left.
      </p>
      ${nightTable({ nights: store.nights(), logIns, zone, now })} ${byHand(zone)}
      ${!connected && html`<p class="notice trouble" role="status">${UNCONNECTED}</p>`}
    </section>
    <section class="sheet" aria-labelledby="today">
      <h2 id="today">Today so far</h2>
      <ul class="came">
        ${today.map(({ username, at }) => html`<li><span class="who">${username}</span> <small>${localTime(at, zone)}</small></li>`)}
      </ul>
    </section>`;
  return { title: 'Log-ins', main, aside: tablet(), head: STYLE };
}

/** What the table of nights is made from. */
interface Nights {
  nights: Night[];
  logIns: LogInRecord[];
  zone: string;
  /** Milliseconds since 1970. */
  now: number;
}

function nightTable({ nights, ...rest }: Nights): Html {
  if (nights.length === 0) return html`<p class="nothing">No file has gone out yet.</p>`;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Day</th>
        <th scope="col">Accounts</th>
        <th scope="col">State</th>
        <td></td>
      </tr>
    </thead>
    <tbody>
      ${nights.map((night) => nightRow(night, rest))}
    </tbody>
  </table>`;
}

const OUTCOMES: Record<Night['status'], string> = {
  sent: 'Sent',
  refused: 'Did not arrive: InfoSec did not take it',
  unanswered: 'Did not arrive: no answer from InfoSec',
  failed: 'Did not arrive',
};

function nightRow({ day, status, at }: Night, { logIns, zone, now }: Omit<Nights, 'nights'>): Html {
  const came = logIns.filter((one) => localDay(one.at, zone) === day);
  const accounts = new Set(came.map(({ username }) => username)).size;
  const kind = status === 'sent' ? 'sent' : 'failed';
  return html`<tr data-night="${day}" data-file="${status}">
    <th scope="row">${dayWords(day)}</th>
    <td>${accounts}<span class="unit"> ${accounts === 1 ? 'account' : 'accounts'}</span></td>
    <td>
      <span class="passing ${kind}"
        ><span class="mark" aria-hidden="true">${kind === 'sent' ? '✓' : '×'}</span> ${OUTCOMES[status]} ·
        ${moment(at, zone, now)}</span
      >
    </td>
    <td>
      <form method="post" action="/log-ins/files">
        <input type="hidden" name="day" value="${day}" />
        <button type="submit" class="button quiet">Send again<span class="hidden">: ${dayWords(day)}</span></button>
      </form>
    </td>
  </tr>`;
}

/** What a person may want of a file: that of a day long ago, or days that end elsewhere. */
function byHand(zone: string): Html {
  return html`<form class="by-hand" method="post" action="/log-ins/files">
      <label for="day">Another day</label>
      <input id="day" name="day" type="date" />
      <button type="submit" class="button quiet">Send its file</button>
    </form>
    <form class="by-hand" method="post" action="/log-ins/zone">
      <label for="zone">A day ends at midnight in</label>
      <select id="zone" name="zone">
        ${Object.entries(ZONES).map(([id, place]) => html`<option value="${id}" ${id === zone ? 'selected' : ''}>${place}</option>`)}
      </select>
      <button type="submit" class="button quiet">Move it</button>
    </form>`;
}

function tablet(): Html {
  return html`<aside class="beside tablet" aria-labelledby="tablet">
    <h2 id="tablet">Kitchen tablets</h2>
    <p>
      A tablet that everyone shares logs in as what its label says, line by line. One that was out of reach hands in its
      log-ins later.
    </p>
    <form class="write" method="post" action="/log-ins/tablets">
      <label for="label">Label</label>
      <textarea id="label" name="label" rows="3"></textarea>
      <label for="at">When, in UTC</label>
      <input id="at" name="at" type="text" aria-describedby="at-help" />
      <p class="hint" id="at-help">For instance 2026-03-01T21:30:00Z. Leave it empty for now.</p>
      <button type="submit" class="button quiet">Log the tablet in</button>
    </form>
  </aside>`;
}

/** When a file was sent, on the clocks of the time zone. */
function moment(at: number, zone: string, now: number): string {
  if (now - at < 60_000) return 'just now';
  return `${DATE.format(new Date(`${localDay(at, zone)}T12:00:00Z`))}, ${localTime(at, zone)}`;
}

function dayWords(day: string): string {
  return DAY.format(new Date(`${day}T12:00:00Z`));
}
