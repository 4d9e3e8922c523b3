/** The notification centre. */
import { html } from 'hono/html';
import type { Notification, SourceState } from '../../../api/synthesize.ts';
import { published, today } from '../../host/views/dates.ts';
import type { Html, Page } from '../../host/views/layout.ts';
import { levelOf, levels } from './severity.ts';
import { nameOf, systems } from './systems.ts';

/** What somebody chose in the form above the list. */
export interface Choice {
  /** The source of a system; empty for all. */
  system: string;
  /** The lowest severity, as text; empty for all. */
  severity: string;
  /** The id of a {@link Period}; empty for all. */
  received: string;
  order: '' | 'severity';
}

/** A stretch of time that ends now. */
export interface Period {
  id: string;
  name: string;
  ms: number;
}

const HOUR_MS = 60 * 60_000;

/** How far back somebody can look. */
export const periods: readonly Period[] = [
  { id: 'hour', name: 'In the last hour', ms: HOUR_MS },
  { id: 'day', name: 'In the last 24 hours', ms: 24 * HOUR_MS },
  { id: 'week', name: 'In the last 7 days', ms: 7 * 24 * HOUR_MS },
];

/** Everything that the page shows. A step that nobody has written leaves its part undefined. */
export interface CentreView {
  items: Notification[] | undefined;
  /** Whether the items are this person's own, and filtered. */
  filtered: boolean;
  choice: Choice;
  /** Whether the items could be sorted as `choice.order` wants. */
  sorted: boolean;
  states: SourceState[] | undefined;
  /** What came of a test message, if one was just ordered. */
  test: TestResult | undefined;
  /** Milliseconds since 1970. */
  now: number;
}

/** What came of a test message. */
export interface TestResult {
  /** The system that sent it. */
  name: string;
  /** The status that The Pass answered; undefined when the system could not be asked. */
  status: number | undefined;
}

/** The page of the notification centre. */
export function centrePage(view: CentreView): Page {
  const { states, now } = view;
  const main = html`<div class="opening">
      <h1>Notifications</h1>
      <p class="today">${today(now)}</p>
    </div>
    ${states && openItems(states)} ${remarks(view).map((remark) => html`<p class="remark">${remark}</p>`)}
    ${view.filtered && form(view.choice)}
    ${view.items ? list(view.items, now) : html`<p class="nothing">Nothing is collected here yet.</p>`}`;
  const aside = html`<aside class="side" aria-label="Systems">${systemStates(states, now)} ${tests(view.test)}</aside>`;
  return { title: 'Notifications', main, aside, head: html`<link rel="stylesheet" href="/synthesize.css" />` };
}

/** One line for each part that nobody has written yet. */
function remarks({ items, filtered, choice, sorted }: CentreView): string[] {
  return [
    ...(items !== undefined && !filtered ? ['For now, everybody sees everything, and there are no filters yet.'] : []),
    ...(choice.order === 'severity' && !sorted
      ? ['Nothing can be sorted by severity yet, so the newest come first.']
      : []),
  ];
}

function openItems(states: SourceState[]): Html {
  const silent = states.filter(({ status }) => status === 'silent').map(({ source }) => nameOf(source));
  const open = states.reduce((sum, state) => sum + (state.status === 'current' ? state.open : 0), 0);
  const words = openWords(open, silent, states.length);
  return html`<p class="notice" role="status" data-open="${silent.length > 0 ? 'partial' : 'complete'}">${words}</p>`;
}

function openWords(open: number, silent: string[], all: number): string {
  if (silent.length === all) return 'None of our systems answers just now, so nobody can say how many items are open.';
  const count = `${open} open ${open === 1 ? 'item' : 'items'}`;
  if (silent.length === 0) return `${count} in all of our systems.`;
  const verb = silent.length === 1 ? 'does' : 'do';
  return `At least ${count}. ${LIST.format(silent)} ${verb} not answer just now, and cannot be counted.`;
}

const LIST = new Intl.ListFormat('en-GB');

function form({ system, severity, received, order }: Choice): Html {
  const known = systems.map(({ source, name }) => ({ value: source, name }));
  const stranger = system !== '' && !known.some(({ value }) => value === system);
  return html`<form class="filters" method="get" action="/notifications">
    ${select('system', 'System', system, [
      { value: '', name: 'All systems' },
      ...known,
      ...(stranger ? [{ value: system, name: system }] : []),
    ])}
    ${select('severity', 'Severity', severity, [
      { value: '', name: 'All severities' },
      ...levels
        .filter(({ id }) => id !== 'debug')
        .map(({ from, name }, place) => ({ value: String(from), name: place === 0 ? name : `${name} or worse` })),
    ])}
    ${select('received', 'Received', received, [
      { value: '', name: 'At any time' },
      ...periods.map(({ id, name }) => ({ value: id, name })),
    ])}
    ${select('order', 'Order', order, [
      { value: '', name: 'Newest first' },
      { value: 'severity', name: 'Most severe first' },
    ])}
    <button type="submit">Show</button>
  </form>`;
}

function select(name: string, label: string, chosen: string, options: { value: string; name: string }[]): Html {
  return html`<div>
    <label for="filter-${name}">${label}</label>
    <select id="filter-${name}" name="${name}">
      ${options.map(
        (option) =>
          html`<option value="${option.value}" ${option.value === chosen && 'selected'}>${option.name}</option>`,
      )}
    </select>
  </div>`;
}

function list(items: Notification[], now: number): Html {
  if (items.length === 0)
    return html`<p class="nothing" data-list>There is nothing here that needs your attention.</p>`;
  return html`<ol class="notifications" aria-label="Notifications" data-list>
    ${items.map((item) => notification(item, now))}
  </ol>`;
}

function notification({ source, id, type, person, title, severity, receivedAt }: Notification, now: number): Html {
  const level = levelOf(severity);
  const moment = new Date(receivedAt).toISOString();
  const as = html`data-source="${source}" data-id="${id}" data-type="${type}" data-title="${title}"`;
  return html`<li ${as} data-person="${person}" data-severity="${severity}">
    <span class="level ${level.id}">${level.name}</span>
    <h2>${title}</h2>
    <p class="byline">
      <span class="author">${nameOf(source)}, <code>${type}</code></span>
      <time datetime="${moment}">${published(moment, now)}</time>
    </p>
  </li>`;
}

function systemStates(states: SourceState[] | undefined, now: number): Html {
  return html`<section class="beside states" aria-labelledby="systems">
    <h2 id="systems">Open in our systems</h2>
    ${states === undefined && html`<p class="remark">Nobody asks them yet.</p>`}
    <dl>
      ${systems.map(({ source, name }) => {
        const state = states?.find((one) => one.source === source);
        return html`<div data-system="${source}" data-status="${state?.status ?? ''}">
          <dt>${name}</dt>
          <dd>${state ? standing(state, now) : '…'}</dd>
        </div>`;
      })}
    </dl>
  </section>`;
}

function standing({ status, open, asOf }: SourceState, now: number): Html {
  const moment =
    asOf === null ? 'never heard from' : html`<time datetime="${asOf}">${inSentence(published(asOf, now))}</time>`;
  if (status === 'current') return html`<strong>${open}</strong> <small>as of ${moment}</small>`;
  return html`<strong>does not answer</strong> <small>${asOf === null ? '' : 'last heard '}${moment}</small>`;
}

/** “Today” and “Yesterday” as they stand within a sentence. */
function inSentence(moment: string): string {
  return moment.replace(/^[TY]/, (letter) => letter.toLowerCase());
}

function tests(result: TestResult | undefined): Html {
  return html`<section class="lab" aria-labelledby="tests">
    <h2 id="tests">Lab: let a system write to you</h2>
    <p>“Again” sends its last message once more, as happens when an answer gets lost.</p>
    ${result && html`<p role="status">${outcome(result)}</p>`}
    <form method="post" action="/notifications/test">
      <ul>
        ${systems.map(
          ({ id, name }) =>
            html`<li>
              <button type="submit" name="system" value="${id}">${name}</button>
              <button type="submit" name="again" value="${id}">Again<span class="hidden">: ${name}</span></button>
            </li>`,
        )}
      </ul>
    </form>
  </section>`;
}

function outcome({ name, status }: TestResult): string {
  if (status === undefined) return `${name} could not be asked.`;
  const meaning = MEANINGS[status];
  return `${name} sent a message. The Pass answered ${status}${meaning === undefined ? '.' : `: ${meaning}`}`;
}

const MEANINGS: Partial<Record<number, string>> = {
  200: 'known already.',
  202: 'taken in.',
  400: 'malformed.',
  501: 'it cannot read this yet.',
};
