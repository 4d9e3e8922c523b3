/** Tonight's bookings, and the page for those who look after the sources. */
import { html } from 'hono/html';
import { cityOf } from '../../seed/offices.ts';
import type { Html, Page } from '../../host/views/layout.ts';
import type { Restaurant } from './restaurants.ts';
import type { Outcome, Source } from './source.ts';

const HEAD = html`<link rel="stylesheet" href="/tonight.css" />`;
const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' });

/** One restaurant's line. */
export interface Row {
  restaurant: Restaurant;
  bookings: Outcome;
  tide: Outcome;
}

/**
 * Tonight's bookings.
 *
 * @param now milliseconds since 1970
 */
export function tonightPage(rows: readonly Row[], now: number): Page {
  const missing = rows.filter(({ bookings }) => bookings.kind === 'failed').length;
  const main = html`<div class="opening">
      <h1>Tonight</h1>
      <p class="today">${TIME.format(now)} UTC</p>
    </div>
    ${
      missing > 0 &&
      html`<p class="notice alert" role="status" data-missing="${missing}">
        The booking system does not answer for
        ${missing === rows.length ? 'any restaurant' : `${missing} of ${rows.length} restaurants`}. The rest of this
        page is as it should be.
      </p>`
    }
    <ul class="tonight" aria-label="Restaurants">
      ${rows.map(row)}
    </ul>`;
  return { title: 'Tonight', main, head: HEAD };
}

function row({ restaurant, bookings, tide }: Row): Html {
  return html`<li data-restaurant="${restaurant.code}" data-bookings="${bookings.kind}">
    <strong>${restaurant.name}</strong> <span>${cityOf(restaurant.office)}</span>
    ${
      bookings.kind === 'failed'
        ? html`<p class="covers none">No number just now</p>`
        : html`<p class="covers"><b>${covers(bookings)}</b> guests have booked</p>
            <p class="as-of">
              as of ${TIME.format(bookings.answer.at)}${bookings.kind === 'stale' && ', and it may have changed'}
            </p>`
    }
    <p class="as-of">
      ${tide.kind === 'failed' ? 'The tide tables do not answer.' : `High tide at ${TIME.format(high(tide))}`}
    </p>
  </li>`;
}

function covers({ answer }: Extract<Outcome, { answer: unknown }>): string {
  return String((JSON.parse(answer.body) as { covers: number }).covers);
}

function high({ answer }: Extract<Outcome, { answer: unknown }>): number {
  return Date.parse((JSON.parse(answer.body) as { high: string }).high);
}

/** How the sources stand. */
export function operationsPage(sources: Readonly<Record<string, Source>>): Page {
  const main = html`<div class="opening"><h1>Operations</h1></div>
    <p class="notice" role="status">What The Pass has asked of its sources since your code was plugged in.</p>
    <table class="sources">
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Questions sent</th>
          <th scope="col">Kept back by us</th>
          <th scope="col">Last waits before asking again</th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(sources).map(([id, source]) => sourceRow(id, source))}
      </tbody>
    </table>
    <form class="rush" method="post" action="/operations/rush">
      <label for="people">People who open Tonight at the same moment</label>
      <input id="people" name="people" type="number" min="1" max="500" value="100" />
      <button type="submit">Let them in</button>
    </form>`;
  return { title: 'Operations', main, head: HEAD };
}

function sourceRow(id: string, { calls, refused, waits }: Source): Html {
  const last = waits.slice(-6).map((ms) => `${(ms / 1_000).toFixed(1)} s`);
  return html`<tr>
    <th scope="row">${id === 'bookings' ? 'Booking system' : 'Tide tables'}</th>
    <td>${calls}</td>
    <td>${refused}</td>
    <td>${last.length === 0 ? 'none' : last.join(', ')}</td>
  </tr>`;
}
