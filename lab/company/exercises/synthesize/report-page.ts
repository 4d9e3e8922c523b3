/** The report on desserts. */
import { html } from 'hono/html';
import type { DessertAnswer, DessertSide, StagedSource } from '../../../api/synthesize.ts';
import { published, today } from '../../host/views/dates.ts';
import type { Html, Page } from '../../host/views/layout.ts';
import { feeds } from './staging.ts';

/** Everything that the report shows. */
export interface ReportView {
  /** Undefined while nobody has written it. */
  answer: DessertAnswer | undefined;
  sources: StagedSource[];
  /** Milliseconds since 1970. */
  now: number;
}

/** The report's page. */
export function reportPage({ answer, sources, now }: ReportView): Page {
  const main = html`<div class="opening">
      <h1>Desserts and reviews</h1>
      <p class="today">${today(now)}</p>
    </div>
    <p class="question">
      Do our restaurants sell more expensive desserts on evening shifts when more than 75 % of the servers have a
      performance review in the 90th percentile?
    </p>
    <p class="notice" role="status" data-answer="${answer?.status ?? 'not-started'}">${verdict(answer, sources)}</p>
    ${answer && answer.status !== 'unavailable' && comparison(answer.above, answer.notAbove)}
    ${provenance(sources, now)}`;
  return { title: 'Desserts and reviews', main, head: html`<link rel="stylesheet" href="/synthesize.css" />` };
}

function verdict(answer: DessertAnswer | undefined, sources: StagedSource[]): string {
  if (!answer) return 'Nobody has worked this out yet. The systems that know a part of it are below.';
  const silent = sources.filter(({ status }) => status === 'silent').map(nameOf);
  const verb = silent.length === 1 ? 'does' : 'do';
  if (answer.status === 'unavailable') {
    const who = silent.length > 0 ? `${LIST.format(silent)} ${verb} not answer` : 'something is missing';
    return `Nobody can say just now, because ${who}.`;
  }
  const words = difference(answer.above.averageCents, answer.notAbove.averageCents);
  if (answer.status === 'complete') return words;
  const who = silent.length > 0 ? `${LIST.format(silent)} ${verb} not answer, so some of it is older. ` : '';
  return `This is partial. ${who}${words}`;
}

const LIST = new Intl.ListFormat('en-GB');

function difference(above: number | null, notAbove: number | null): string {
  if (above === null || notAbove === null) return 'There is nothing to compare: one side has sold no desserts.';
  const cents = Math.round(above) - Math.round(notAbove);
  if (cents === 0) return 'No: on average, a dessert costs the same on both.';
  const amount = euros(Math.abs(cents));
  return cents > 0
    ? `Yes: on average, a dessert costs ${amount} more on those shifts.`
    : `No: on average, a dessert costs ${amount} less on those shifts.`;
}

function comparison(above: DessertSide, notAbove: DessertSide): Html {
  return html`<div class="table" tabindex="0" role="region" aria-labelledby="comparison">
    <table>
      <caption id="comparison">
        Evening shifts by their servers
      </caption>
      <thead>
        <tr>
          <th scope="col">Servers in the 90th percentile</th>
          <th scope="col">Evening shifts</th>
          <th scope="col">Desserts sold</th>
          <th scope="col">Average price</th>
        </tr>
      </thead>
      <tbody>
        ${row('above', 'More than 75 %', above)} ${row('not-above', '75 % or less', notAbove)}
      </tbody>
    </table>
  </div>`;
}

function row(id: string, label: string, { shifts, desserts, averageCents }: DessertSide): Html {
  const price = averageCents === null ? 'none sold' : html`<data value="${averageCents}">${euros(averageCents)}</data>`;
  return html`<tr data-side="${id}">
    <th scope="row">${label}</th>
    <td><data value="${shifts}">${COUNT.format(shifts)}</data></td>
    <td><data value="${desserts}">${COUNT.format(desserts)}</data></td>
    <td>${price}</td>
  </tr>`;
}

const COUNT = new Intl.NumberFormat('en-GB');

function provenance(sources: StagedSource[], now: number): Html {
  return html`<div class="table" tabindex="0" role="region" aria-labelledby="sources">
    <table>
      <caption id="sources">
        Where this comes from
      </caption>
      <thead>
        <tr>
          <th scope="col">System</th>
          <th scope="col">Knows</th>
          <th scope="col">As of</th>
        </tr>
      </thead>
      <tbody>
        ${sources.map(
          (source) =>
            html`<tr data-feed="${source.table}" data-status="${source.status}">
              <th scope="row">${nameOf(source)}</th>
              <td>${feedOf(source).knows}</td>
              <td>${moment(source.asOf, now)} ${source.status === 'silent' && html`<small>does not answer</small>`}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function moment(asOf: string | null, now: number): Html | string {
  return asOf === null ? 'never heard from' : html`<time datetime="${asOf}">${published(asOf, now)}</time>`;
}

function nameOf(source: StagedSource): string {
  return feedOf(source).name;
}

function feedOf({ table }: StagedSource) {
  return feeds.find((feed) => feed.table === table)!;
}

/** An amount as people write it, for instance `€8.43`. */
function euros(cents: number): string {
  return `€${(cents / 100).toFixed(2)}`;
}
