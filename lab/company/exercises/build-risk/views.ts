/** The People pages of The Pass. */
import { html } from 'hono/html';
import type { Breach, Employee, PeopleAnswer, Problem, Quarantined, Warning } from '../../../api/build-risk.ts';
import { cityOf } from '../../seed/offices.ts';
import type { Html, Page } from '../../host/views/layout.ts';

/** Everybody, and how it stands with knowing them. */
export interface PeopleView extends PeopleAnswer {
  state: 'read' | 'unavailable' | 'not-started';
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const HEAD = html`<link rel="stylesheet" href="/people.css" />`;

const WORDS: Record<Problem, string> = {
  missing: 'is missing',
  'wrong-type': 'is something else than a text',
  'unknown-value': 'has a value that The Pass does not know',
};

/**
 * Who works here.
 *
 * @param now milliseconds since 1970
 */
export function peoplePage({ state, people, version, warning }: PeopleView, now: number): Page {
  const main = html`<div class="opening">
      <h1>People</h1>
      <p class="today" data-version="${version ?? ''}">${version === null ? 'HR' : `From HR, version ${version}`}</p>
    </div>
    ${notices(state, people, warning, now)}
    <ul class="people" aria-label="People">
      ${people.employees.map(card)}
    </ul>
    ${ways('/people')}`;
  return { title: 'People', main, head: HEAD };
}

/** What was set aside. */
export function quarantinePage({ state, people }: PeopleView): Page {
  const main = html`<div class="opening"><h1>Set aside</h1></div>
    ${state === 'not-started' && notice('status', 'Nothing is read from HR yet, because nobody has built it.')}
    ${people.quarantined.length === 0 && notice('status', 'Nothing is set aside.')}
    <ul class="aside-list">
      ${people.quarantined.map(setAside)}
    </ul>
    ${ways('/people/quarantine')}`;
  return { title: 'Set aside', main, head: HEAD };
}

/**
 * Whether HR's answer is as agreed.
 *
 * @param breaches undefined while nobody has written the test
 */
export function contractPage(breaches: readonly Breach[] | 'unavailable' | undefined): Page {
  const main = html`<div class="opening"><h1>Our contract with HR</h1></div>
    ${verdict(breaches)}
    <ul class="aside-list">
      ${Array.isArray(breaches) && (breaches as readonly Breach[]).map(breach)}
    </ul>
    ${ways('/people/contract')}`;
  return { title: 'Our contract with HR', main, head: HEAD };
}

function notices(state: PeopleView['state'], people: PeopleView['people'], warning: Warning | null, now: number): Html {
  const { quarantined, broken } = people;
  const breaks = quarantined.filter(({ problem }) => problem !== 'unknown-value').length;
  const unknown = quarantined.length - breaks;
  return html`${state === 'not-started' && notice('status', 'Who works here is not shown yet, because nobody has built it.')}
  ${state === 'unavailable' && notice('alert', 'HR does not answer just now, so we cannot say who works here.', 'unavailable')}
  ${state === 'read' && broken !== null && notice('alert', `HR answers, but not as agreed: ${broken}`, 'broken')}
  ${
    breaks > 0 &&
    notice(
      'alert',
      `HR’s records are not as agreed: ${records(breaks)} could not be read and ${breaks === 1 ? 'is' : 'are'} set aside.`,
      'contract',
    )
  }
  ${unknown > 0 && notice('status', `${records(unknown)} with a value that we do not know ${unknown === 1 ? 'is' : 'are'} set aside.`, 'unknown')}
  ${warning !== null && announcement(warning, now)}`;
}

function announcement({ deprecatedAt, sunsetAt }: Warning, now: number): Html {
  if (sunsetAt !== null) {
    const days = Math.max(0, Math.ceil((sunsetAt - now) / DAY_MS));
    const text = `HR will stop answering in this version on ${DATE.format(sunsetAt)}, in ${days} ${days === 1 ? 'day' : 'days'}.`;
    return html`<p
      class="notice alert"
      role="status"
      data-notice="ending"
      data-sunset="${sunsetAt}"
      data-deprecated="${deprecatedAt ?? ''}"
    >
      ${text}
    </p>`;
  }
  const text =
    deprecatedAt === null
      ? 'HR announces an end of this version, but not in a way that we can read.'
      : `HR has called this version outdated since ${DATE.format(deprecatedAt)}, and does not say when it ends.`;
  return html`<p
    class="notice alert"
    role="status"
    data-notice="ending"
    data-sunset=""
    data-deprecated="${deprecatedAt ?? ''}"
  >
    ${text}
  </p>`;
}

function verdict(breaches: readonly Breach[] | 'unavailable' | undefined): Html {
  if (breaches === undefined)
    return notice('status', 'Nobody has written the test of this contract yet.', 'not-started');
  if (breaches === 'unavailable') return notice('alert', 'HR does not answer in version 1 just now.', 'unavailable');
  if (breaches.length === 0) return notice('status', 'HR’s answer is what we agreed on.', 'kept');
  const places = breaches.length === 1 ? 'one place' : `${breaches.length} places`;
  return notice('alert', `HR’s answer is not what we agreed on, in ${places}.`, 'breached');
}

function notice(role: 'status' | 'alert', text: string, kind = ''): Html {
  return html`<p class="notice${role === 'alert' ? ' alert' : ''}" role="${role}" data-notice="${kind}">${text}</p>`;
}

/** Everything is shown as it came out of the adapter, so that a mistake can be seen. */
function card(employee: Employee): Html {
  const { id, name, office, status } = employee;
  return html`<li data-person="${String(id)}" data-status="${String(status)}">
    <strong>${String(name)}</strong>
    <span>${office === null ? 'No home office' : cityOf(String(office))}</span>
    <span class="badge">${status === 'active' ? 'Works here' : status === 'left' ? 'Has left' : String(status)}</span>
  </li>`;
}

function setAside({ id, field, problem }: Quarantined): Html {
  const what = WORDS[problem] ?? problem;
  return html`<li data-quarantined="${id ?? ''}" data-field="${field}" data-problem="${problem}">
    <strong>${id === null ? 'A record without an ID' : `Record ${id}`}</strong>
    <span><code>${field}</code> ${what}</span>
  </li>`;
}

function breach({ path, problem }: Breach): Html {
  return html`<li data-breach="${path}" data-problem="${problem}">
    <code>${path}</code> <span>${WORDS[problem] ?? problem}</span>
  </li>`;
}

function records(count: number): string {
  return count === 1 ? 'One record' : `${count} records`;
}

function ways(here: string): Html {
  const all = [
    ['/people', 'Who works here'],
    ['/people/quarantine', 'What was set aside'],
    ['/people/contract', 'Our contract with HR'],
  ] as const;
  return html`<nav class="ways" aria-label="People pages">
    ${all.filter(([path]) => path !== here).map(([path, label]) => html`<a href="${path}">${label}</a>`)}
  </nav>`;
}
