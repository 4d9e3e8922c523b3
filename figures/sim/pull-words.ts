/** The Pull simulation in words: what the figure says to those who read, and to those who listen. */
import { cities, lookUp, people, type HrState, type PullEvent, type Settings, type View, type World } from './pull.ts';

/** A duration, for instance `3.1 s`, `30 s` or `1 min`. */
export function duration(ms: number): string {
  if (ms >= 60_000) return `${Math.floor(ms / 60_000)} min`;
  return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
}

/** How long somebody waited, for instance `waited 3.1 s`. */
export function wait(ms: number): string {
  return ms ? `waited ${duration(ms)}` : 'did not wait';
}

/** A moment of the simulated clock, for instance `08:55:03`. */
export function clock(ms: number): string {
  const parts = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60];
  return parts.map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
}

/** How HR is doing, in a word or two. */
export function health(hr: HrState, { slowMs }: Settings): string {
  return {
    well: 'well',
    slow: `slow: ${slowMs / 1000} s`,
    hanging: 'silent',
    offline: 'offline',
    failing: 'failing: 503',
  }[hr];
}

/** How the last opening of the feed went, in one to three sentences. */
export function account(world: World): string {
  const view = world.views.at(-1);
  if (!view) return 'Nobody has opened the feed yet.';
  const { firstName } = people[view.person];
  if (view.screen === 'waiting') return suspense(world, view, firstName);
  return [reason(world, view), outcome(view, firstName), mixUp(view)].join('');
}

function event(view: View, kind: PullEvent['kind']): PullEvent | undefined {
  return view.events.find((one) => one.kind === kind);
}

/** What is known while a person still waits. */
function suspense({ now }: World, view: View, firstName: string): string {
  const asks = event(view, 'asks');
  if (!asks) return `${firstName} opens the feed of The Pass.`;
  if (!event(view, 'waiting'))
    return `The Pass does not know where ${firstName} works, so it asks HR about ${asks.text}.`;
  const since = now - view.openedAt;
  return `HR took the request and says nothing. The Pass set no deadline, so ${firstName} waits${since ? `: ${duration(since)} by now` : ''}.`;
}

/** Why the page came to be as it is. */
function reason(world: World, view: View): string {
  const answer = event(view, 'answers')?.text;
  const recalls = event(view, 'recalls');
  const failure =
    (event(view, 'refused') && 'HR is offline') ||
    (event(view, 'gives-up') && 'HR missed the deadline') ||
    (answer === '503' && 'HR answered with an error');
  if (!failure) {
    if (recalls) return 'The Pass had kept HR’s answer and asked nobody. ';
    return answer === '304' ? 'HR answered 304: nothing has changed. ' : 'HR answered. ';
  }
  if (!recalls)
    return `${failure}, ${view.screen === 'general' ? 'so The Pass fell back' : 'and The Pass has no fallback'}. `;
  return `${failure}, so The Pass used its stale copy, as it may until ${clock(lookUp(world, view.person)?.usableUntil ?? 0)}. `;
}

function outcome({ waitedMs, screen, office }: View, firstName: string): string {
  const page =
    screen === 'personal'
      ? `${cities[office ?? '']} first`
      : screen === 'general'
        ? 'the general feed'
        : 'an error page';
  return waitedMs ? `${firstName} ${wait(waitedMs)} and sees ${page}.` : `${firstName} sees ${page} at once.`;
}

/** What to add when somebody got another person's answer. */
function mixUp({ person, office: shown }: View): string {
  const { firstName, office } = people[person];
  if (shown === null || shown === office) return '';
  return ` But ${firstName} works in ${cities[office]}: the cache does not know whose answer it is.`;
}
