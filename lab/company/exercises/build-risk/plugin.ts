/** Plugs `exercises/06-build-risk/build-risk.ts` into the Host: its People pages, which HR's people API fills. */
import type { Context, Hono } from 'hono';
import type { Breach, Employee, People, PeopleAnswer, PeopleApi, PersonV1 } from '../../../api/build-risk.ts';
import { asset } from '../../host/assets.ts';
import { fields } from '../../host/forms.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { shown } from '../../host/described.ts';
import { started, type LearnerModule } from '../../host/learner-module.ts';
import type { HostEnv, CreatePlugin } from '../../host/plugin.ts';
import { trials } from './trials.ts';
import { contractPage, peoplePage, quarantinePage, type PeopleView } from './views.ts';

/** Build risk's plugin. */
export const createPlugin: CreatePlugin = ({ learner, remote, now, takesPart }) => {
  const { fetch, deadlineMs, ...access } = remote('hr');
  const hr: PeopleApi = {
    ...access,
    deadlineMs,
    fetch: (url, init) =>
      fetch(url, { ...init, headers: introduced(init?.headers), signal: AbortSignal.timeout(deadlineMs) }),
  };
  const written = (step: string, build: () => Promise<PeopleView>) => (takesPart(step) ? started(build) : undefined);

  /** The highest step that is written reads HR's answer. */
  async function people(): Promise<PeopleView> {
    return (
      (await written('build-risk/sunset', () => inBothVersions(learner, hr))) ??
      (await fromFirstVersion(hr, async (body) => {
        return (
          (await written('build-risk/tolerant-reader', () => tolerantly(learner, body))) ??
          (await written('build-risk/adapter', () => oneByOne(learner, body))) ??
          NOT_STARTED
        );
      }))
    );
  }

  function pages(app: Hono<HostEnv>): void {
    app.get('/people', async (c) => {
      c.set('task', 'show who works here');
      const view = await people();
      c.status(view.state === 'unavailable' ? 503 : 200);
      return c.render(peoplePage(view, now()));
    });
    app.get('/people/quarantine', async (c) => {
      c.set('task', 'show what was set aside');
      return c.render(quarantinePage(await people()));
    });
    app.get('/people/contract', async (c) => {
      c.set('task', 'test the contract with HR');
      const body = await firstVersion(hr);
      if (body === undefined) return unavailable(c);
      const breaches = takesPart('build-risk/contract')
        ? await started(async () => checkedBreaches(await learner.call('checkContract', body)))
        : undefined;
      return c.render(contractPage(breaches));
    });
    // For other parts of The Pass: what the adapter made of HR's records, as it made it.
    app.get('/people.json', async (c) => c.json((await people()).people.employees));
  }

  return {
    endpoints: (app) => {
      app.get('/people.css', asset(new URL('./people.css', import.meta.url), 'text/css; charset=utf-8'));
      // For whoever builds The Pass: what one function makes of some values, one after the other.
      app.post('/people/try', async (c) => {
        const { call, values } = await fields(c, 'call', 'values');
        const outcomes = await started(() => trials(learner, hr, call, JSON.parse(values) as unknown[]));
        return c.json(outcomes ?? [], outcomes ? 200 : 501);
      });
    },
    pages,
    sections: [{ path: '/people', label: 'People' }],
  };
};

const NOBODY: People = { employees: [], quarantined: [], broken: null };
const NOT_STARTED: PeopleView = { state: 'not-started', people: NOBODY, version: null, warning: null };
const UNAVAILABLE: PeopleView = { ...NOT_STARTED, state: 'unavailable' };

/** HR sees who asks, and a check sees whether that was the `fetch` that gives up by itself. */
function introduced(headers: HeadersInit | undefined): Headers {
  const all = new Headers(headers);
  all.set('User-Agent', 'The Pass');
  return all;
}

function unavailable(c: Context<HostEnv>): Response | Promise<Response> {
  c.status(503);
  return c.render(contractPage('unavailable'));
}

async function inBothVersions(learner: LearnerModule, hr: PeopleApi): Promise<PeopleView> {
  const answer = (await learner.call('fetchPeople', hr)) as Partial<PeopleAnswer> | null | undefined;
  if (answer?.version !== 1 && answer?.version !== 2 && answer?.version !== null) {
    throw new LearnerError(
      `fetchPeople() returned ${shown(answer)}, which is not a PeopleAnswer: its version must be 1, 2 or null.`,
    );
  }
  const people = checkedPeople('fetchPeople', answer.people);
  const { deprecatedAt, sunsetAt } = answer.warning ?? { deprecatedAt: null, sunsetAt: null };
  if (![deprecatedAt, sunsetAt].every((time) => time === null || Number.isFinite(time))) {
    throw new LearnerError(
      `fetchPeople() returned the warning ${shown(answer.warning)}, whose times must be numbers or null.`,
    );
  }
  const state = answer.version === null ? 'unavailable' : 'read';
  return { state, people, version: answer.version, warning: answer.warning ?? null };
}

async function fromFirstVersion(hr: PeopleApi, read: (body: unknown) => Promise<PeopleView>): Promise<PeopleView> {
  const body = await firstVersion(hr);
  return body === undefined ? UNAVAILABLE : read(body);
}

/** The JSON of version 1; undefined when HR gives none. */
async function firstVersion(hr: PeopleApi): Promise<unknown> {
  try {
    const response = await hr.fetch(`${hr.url}/v1/people`);
    return response.status === 200 ? ((await response.json()) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

async function tolerantly(learner: LearnerModule, body: unknown): Promise<PeopleView> {
  const people = checkedPeople('readPeople', await learner.call('readPeople', body));
  return { state: 'read', people, version: 1, warning: null };
}

/** Without a reader, The Pass takes HR's records for what they ought to be. */
async function oneByOne(learner: LearnerModule, body: unknown): Promise<PeopleView> {
  const records = (body as { people?: PersonV1[] } | null)?.people ?? [];
  const employees = await Promise.all(records.map((record) => learner.call('toEmployee', record)));
  return {
    state: 'read',
    people: { ...NOBODY, employees: employees.map(checkedEmployee('toEmployee')) },
    version: 1,
    warning: null,
  };
}

function checkedPeople(name: string, value: unknown): People {
  const { employees, quarantined, broken } = (value ?? {}) as Partial<People>;
  if (!Array.isArray(employees) || !Array.isArray(quarantined)) {
    throw new LearnerError(
      `${name}() returned ${shown(value)}, which is not People: it needs the lists employees and quarantined.`,
    );
  }
  if (broken !== null && typeof broken !== 'string') {
    throw new LearnerError(
      `${name}() returned People whose “broken” is ${shown(broken)} instead of a sentence or null.`,
    );
  }
  for (const one of quarantined) {
    if (typeof one?.field === 'string' && typeof one.problem === 'string') continue;
    throw new LearnerError(`${name}() put ${shown(one)} into quarantine; it needs an id, a field and a problem.`);
  }
  return { employees: employees.map(checkedEmployee(name)), quarantined, broken };
}

function checkedEmployee(name: string): (value: unknown) => Employee {
  return (value) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Employee;
    throw new LearnerError(`${name}() gave ${shown(value)} where an Employee belongs.`);
  };
}

function checkedBreaches(value: unknown): Breach[] {
  const breaches = value as Breach[];
  if (
    Array.isArray(value) &&
    breaches.every((one) => typeof one?.path === 'string' && typeof one.problem === 'string')
  ) {
    return breaches;
  }
  throw new LearnerError(
    `checkContract() returned ${shown(value)} instead of a list of breaches, each with a path and a problem.`,
  );
}
