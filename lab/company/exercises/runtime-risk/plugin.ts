/** Plugs `exercises/07-runtime-risk/runtime-risk.ts` into the Host: tonight's bookings, and how their sources stand. */
import { setImmediate } from 'node:timers/promises';
import type { Context, Hono } from 'hono';
import { asset } from '../../host/assets.ts';
import { fields } from '../../host/forms.ts';
import { started } from '../../host/learner-module.ts';
import type { HostEnv, CreatePlugin } from '../../host/plugin.ts';
import { problemPage } from '../../host/views/problem.ts';
import { seededRandom } from '../../random.ts';
import { restaurants } from './restaurants.ts';
import { play, readRetryAfter, type Played, type Script } from './rehearsal.ts';
import { Source, type Outcome } from './source.ts';
import { operationsPage, tonightPage } from './views.ts';

/** More people than this do not open a page at the same moment, nor do they come more often, or seconds apart. */
const MOST = 500;
/** After so many quiet turns of the event loop nothing more is on its way. */
const QUIET_TURNS = 4;

/** Runtime risk's plugin. */
export const createPlugin: CreatePlugin = ({ learner, remote, now, sleep, seed, takesPart }) => {
  const random = seededRandom(seed);
  const source = (id: string) => new Source({ learner, remote: remote(id), time: { now, sleep }, random, takesPart });
  const sources = { bookings: source('bookings'), tides: source('tides') };
  const { bookings, tides } = sources;

  /** What all those see whom nobody waits for. */
  const crowds: Promise<Outcome[]>[] = [];

  /** What people see who open the page at the same moment, one restaurant each. */
  function rush(people: number, codes: readonly string[]): Promise<Outcome[]> {
    return Promise.all(
      Array.from({ length: people }, (_, index) => bookings.ask(`/bookings/${codes[index % codes.length]!}`)),
    );
  }

  /** Lets a crowd in at once, and again whenever so many milliseconds have gone by. */
  async function keepComing(times: number, everyMs: number, letIn: () => Promise<Outcome[]>): Promise<void> {
    for (let left = times; left > 0; left--) {
      const crowd = letIn();
      crowds.push(crowd);
      crowd.catch(() => undefined); // whoever asks what they saw is told
      await sleep(everyMs);
    }
  }

  function pages(app: Hono<HostEnv>): void {
    app.get('/tonight', async (c) => {
      c.set('task', 'show tonight’s bookings');
      const rows = restaurants.map(async (restaurant) => ({
        restaurant,
        bookings: await bookings.ask(`/bookings/${restaurant.code}`),
        tide: await tides.ask(`/tides/${restaurant.office}`),
      }));
      return c.render(tonightPage(await Promise.all(rows), now()));
    });
    app.get('/operations', (c) => c.render(operationsPage(sources)));
    app.get('/operations.json', (c) => {
      const { calls, refused, waits } = bookings;
      return c.json({ calls, refused, waits });
    });
    app.post('/operations/rush', async (c) => {
      c.set('task', 'let people in');
      const { people, restaurants: codes } = await fields(c, 'people', 'restaurants');
      const count = Number(people);
      if (!isAmount(count)) {
        c.status(400);
        return c.render(problemPage(`“${people}” is no number of people.`, `Send from 1 to ${MOST}.`));
      }
      const outcomes = await rush(count, codesIn(codes));
      if (c.req.header('Accept')?.includes('text/html')) return c.redirect('/operations', 303);
      return c.json(outcomes.map(seen));
    });
    app.post('/operations/crowds', async (c) => {
      c.set('task', 'let people in');
      const { people, restaurants: codes, times, every } = await fields(c, 'people', 'restaurants', 'times', 'every');
      const [count, rounds, seconds] = [Number(people), Number(times), Number(every)];
      if (![count, rounds, seconds].every(isAmount)) {
        c.status(400);
        return c.render(problemPage('That is no crowd.', `Send people, times and every, each from 1 to ${MOST}.`));
      }
      void keepComing(rounds, seconds * 1_000, () => rush(count, codesIn(codes)));
      await tick();
      return c.body(null, 204);
    });
    app.post('/operations/rehearsals', async (c) => {
      c.set('task', 'rehearse');
      const scripts = await sent<Script[]>(c);
      const played: Played[] = [];
      const all = await started(async () => {
        for (const script of scripts) played.push(await play(learner, script));
        return played;
      });
      return c.json(all ?? []);
    });
    app.post('/operations/retry-after', async (c) => {
      c.set('task', 'read Retry-After');
      const headers = await sent<[string | null, number][]>(c);
      return c.json((await started(async () => readRetryAfter(learner, headers))) ?? []);
    });
    app.get('/operations/crowds.json', async (c) => c.json((await Promise.all(crowds)).flat().map(seen)));
  }

  /** Lets everything settle that the clock has set going, so that what is seen next does not depend on the machine. */
  async function tick(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet++) {
      await Promise.all([bookings.quiet(), tides.quiet()]);
      await setImmediate();
    }
  }

  return {
    endpoints: (app) =>
      app.get('/tonight.css', asset(new URL('./tonight.css', import.meta.url), 'text/css; charset=utf-8')),
    pages,
    tick,
    sections: [
      { path: '/tonight', label: 'Tonight' },
      { path: '/operations', label: 'Operations' },
    ],
  };
};

/** What a rehearsal sends: JSON in a form's only field, in base64url, which makes it short. */
async function sent<T>(c: Context<HostEnv>): Promise<T> {
  const { script } = await fields(c, 'script');
  return JSON.parse(Buffer.from(script, 'base64url').toString()) as T;
}

function isAmount(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= MOST;
}

/**
 * Which restaurants' bookings people look at.
 *
 * @param codes separated by commas; empty for all
 */
function codesIn(codes: string): string[] {
  return codes === '' ? restaurants.map(({ code }) => code) : codes.split(',');
}

function seen(outcome: Outcome) {
  if (outcome.kind === 'failed') return outcome;
  const { kind, waitedMs, answer } = outcome;
  return { kind, waitedMs, at: answer.at };
}
