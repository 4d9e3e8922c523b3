/** Who came in today, and the files that went to InfoSec. */
import { html } from 'hono/html';
import type { LogInRecord } from '../../../api/push.ts';
import type { Html, Page } from '../../host/views/layout.ts';
import { STYLE } from './desk-view.ts';
import type { Night, Store } from './store.ts';
import { nightDay, nightTime } from './zone.ts';

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
  store: Pick<Store, 'logIns' | 'nights'>;
  connected: boolean;
  now: number;
}): Page {
  const logIns = store.logIns();
  const today = logIns.filter(({ at }) => nightDay(at) === nightDay(now));
  const main = html`<div class="opening">
      <h1>Log-ins</h1>
      <p class="today">${dayWords(nightDay(now))}, ${nightTime(now)} in Trieste</p>
    </div>
    <section class="sheet" aria-labelledby="nights">
      <h2 id="nights">Midnight files</h2>
      <p>
        At midnight in Trieste, InfoSec gets a list of everyone who logged in that day. They look for accounts of people
        who have left.
      </p>
      ${nightTable(store.nights(), logIns, now)}
      ${!connected && html`<p class="notice trouble" role="status">${UNCONNECTED}</p>`}
    </section>
    <section class="sheet" aria-labelledby="today">
      <h2 id="today">Today so far</h2>
      <ul class="came">
        ${today.map(({ username, at }) => html`<li><span class="who">${username}</span> <small>${nightTime(at)}</small></li>`)}
      </ul>
    </section>`;
  return { title: 'Log-ins', main, aside: tablet(), head: STYLE };
}

function nightTable(nights: Night[], logIns: LogInRecord[], now: number): Html {
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
      ${nights.map((night) => nightRow(night, logIns, now))}
    </tbody>
  </table>`;
}

function nightRow({ day, status, at }: Night, logIns: LogInRecord[], now: number): Html {
  const accounts = new Set(logIns.filter((one) => nightDay(one.at) === day).map(({ username }) => username)).size;
  const when = moment(at, now);
  return html`<tr data-night="${day}" data-file="${status}">
    <th scope="row">${dayWords(day)}</th>
    <td>${accounts}<span class="unit"> ${accounts === 1 ? 'account' : 'accounts'}</span></td>
    <td>
      <span class="passing ${status}"
        ><span class="mark" aria-hidden="true">${status === 'sent' ? '✓' : '×'}</span> ${
          status === 'sent' ? `Sent · ${when}` : `Did not arrive · ${when}`
        }</span
      >
    </td>
    <td>
      <form method="post" action="/log-ins/files/${day}">
        <button type="submit" class="button quiet">Send again<span class="hidden">: ${dayWords(day)}</span></button>
      </form>
    </td>
  </tr>`;
}

function tablet(): Html {
  return html`<aside class="beside tablet" aria-labelledby="tablet">
    <h2 id="tablet">Kitchen tablets</h2>
    <p>A tablet that everyone shares logs in as what its label says, line by line.</p>
    <form class="write" method="post" action="/log-ins/tablets">
      <label for="label">Label</label>
      <textarea id="label" name="label" rows="3"></textarea>
      <button type="submit" class="button quiet">Log the tablet in</button>
    </form>
  </aside>`;
}

/** When a file was sent, on the clocks of Trieste. */
function moment(at: number, now: number): string {
  if (now - at < 60_000) return 'just now';
  return `${DATE.format(new Date(`${nightDay(at)}T12:00:00Z`))}, ${nightTime(at)}`;
}

function dayWords(day: string): string {
  return DAY.format(new Date(`${day}T12:00:00Z`));
}
