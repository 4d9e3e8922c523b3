/** How the Host uses a learner's functions, and what it makes of those that keep no promise. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { Hono } from 'hono';
import type { HostEnv } from '../../host/plugin.ts';
import type { NewsItem } from '../../../api/pull.ts';
import type { Fetch } from '../../../api/remote.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { LearnerModule } from '../../host/learner-module.ts';
import { plugPull } from './plugin.ts';

const TODO = new URL('../../../api/todo.ts', import.meta.url).href;
const IMPORT = `import { todo } from ${JSON.stringify(TODO)};`;

const ITEMS: NewsItem[] = ['LIS', null, 'BGO'].map((office, index) => {
  return { id: `item-${index}`, title: `Item ${index}`, office, publishedAt: '2026-03-02T08:30:00Z' };
});
const reversed = ITEMS.toReversed().map(({ id }) => id);

/** A program whose every step works, in a way that shows which ones took part. */
const WHOLE = {
  homeOffice: 'async (userId, hr) => (await (await hr.fetch("office of " + userId)).json()).office',
  orderFeed: '(items, office) => [...items].reverse()',
  personalFeed: "async (userId, items, hr) => ({ items, status: 'personal', office: await homeOffice(userId, hr) })",
  createCachedFetch: '(hr) => (url) => hr.fetch("cached " + url)',
  logIn:
    "async (username) => ({ outcome: 'accepted', user: { id: username, username, name: username, permissions: [] } })",
};

interface Plugged {
  feed: ReturnType<typeof plugPull>['feed'];
  logIn: ReturnType<typeof plugPull>['logIn'];
  endpoints: ReturnType<typeof plugPull>['endpoints'];
  /** What was asked of HR. */
  asked: string[];
  /** What came with the last question. */
  init: () => RequestInit | undefined;
}

/**
 * Plugs a program in.
 *
 * @param changes functions that are something else, as source text
 */
async function plug(
  context: TestContext,
  changes: Partial<Record<keyof typeof WHOLE, string>> = {},
  takesPart: (step: string) => boolean = () => true,
): Promise<Plugged> {
  const folder = await mkdtemp(path.join(tmpdir(), 'plug-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'pull.ts');
  const functions = Object.entries({ ...WHOLE, ...changes }).map(([name, code]) => `export const ${name} = ${code};`);
  await writeFile(file, [IMPORT, ...functions].join('\n'));
  const asked: string[] = [];
  let last: RequestInit | undefined;
  const fetch: Fetch = (url, init) => {
    asked.push(url);
    last = init;
    return Promise.resolve(Response.json({ office: 'LIS' }));
  };
  const shared = { url: 'http://hr.test', fetch, deadlineMs: 50 };
  const world = { hr: { ...shared, now: () => 0 }, directory: shared };
  return { ...plugPull(await LearnerModule.load(file), world, takesPart), asked, init: () => last };
}

const todo = (step: string) => `() => todo('${step}', 'Build it.')`;

test('all steps written: step 2 builds the feed, and asks through step 3', async (context) => {
  const { feed, asked } = await plug(context);
  const { items, status, office } = await feed('00107', ITEMS);
  assert.deepEqual({ items, status, office }, { items: ITEMS, status: 'personal', office: 'LIS' });
  assert.deepEqual(asked, ['cached office of 00107']);
});

test('step 2 missing: step 1 builds the feed, with the cache in between', async (context) => {
  const { feed, asked } = await plug(context, { personalFeed: todo('pull/fallback') });
  const { items, status, office } = await feed('00107', ITEMS);
  assert.deepEqual([items.map(({ id }) => id), status, office], [reversed, 'personal', 'LIS']);
  assert.deepEqual(asked, ['cached office of 00107']);
});

test('step 3 missing: the Remote is asked directly', async (context) => {
  const { feed, asked } = await plug(context, { createCachedFetch: todo('pull/cache') });
  await feed('00107', ITEMS);
  assert.deepEqual(asked, ['office of 00107']);
});

test('steps 1 and 2 missing: the general feed', async (context) => {
  const { feed } = await plug(context, { personalFeed: todo('pull/fallback'), homeOffice: todo('pull/home-office') });
  assert.deepEqual(await feed('00107', ITEMS), { items: ITEMS, status: 'not-started', office: null });
});

test('half of step 1 is not step 1', async (context) => {
  const { feed } = await plug(context, { orderFeed: todo('pull/home-office') }, (step) => step !== 'pull/fallback');
  assert.equal((await feed('00107', ITEMS)).status, 'not-started');
});

test('null is no office', async (context) => {
  const { feed } = await plug(context, { homeOffice: '() => null' }, (step) => step === 'pull/home-office');
  const { items, status, office } = await feed('00215', ITEMS);
  assert.deepEqual([items.map(({ id }) => id), status, office], [reversed, 'no-office', null]);
});

test('steps that do not take part are left out, though they are written', async (context) => {
  const { feed, logIn, asked } = await plug(context, {}, (step) => step === 'pull/home-office');
  assert.equal((await feed('00107', ITEMS)).items[0]!.id, reversed[0]);
  assert.deepEqual(asked, ['office of 00107']);
  assert.deepEqual(await logIn('ada', 'x'), { outcome: 'not-started' });
});

test('the log-in is passed on as it comes, and not started while it is missing', async (context) => {
  const written = await plug(context);
  const { outcome, user } = (await written.logIn('ada', 'x')) as { outcome: string; user: unknown };
  assert.deepEqual(outcome, 'accepted');
  assert.deepEqual(user, { id: 'ada', username: 'ada', name: 'ada', permissions: [] });
  for (const outcome of ['refused', 'unavailable']) {
    const { logIn } = await plug(context, { logIn: `() => ({ outcome: '${outcome}' })` });
    assert.deepEqual(await logIn('ada', 'x'), { outcome });
  }
  const { logIn } = await plug(context, { logIn: todo('pull/log-in') });
  assert.deepEqual(await logIn('ada', 'x'), { outcome: 'not-started' });
});

test('no redirect is followed, unless a program says so', async (context) => {
  const { feed, init } = await plug(context);
  await feed('00107', ITEMS);
  assert.deepEqual(init(), { redirect: 'manual' });
  const follow = `async (username, password, { url, fetch }) => {
    await fetch(url, { method: 'POST', redirect: 'follow' });
    return { outcome: 'refused' };
  }`;
  const careless = await plug(context, { logIn: follow });
  await careless.logIn('ada', 'x');
  assert.deepEqual(careless.init(), { method: 'POST', redirect: 'follow' });
});

test('/lab/hr asks HR through the cache, about anybody and within a deadline', async (context) => {
  const { endpoints, asked, init } = await plug(context, {
    createCachedFetch: '(hr) => (url, init) => hr.fetch("cached " + url, init)',
  });
  const app = new Hono<HostEnv>();
  endpoints(app);
  const answer = await app.request('/lab/hr?user=00107');
  assert.deepEqual(await answer.json(), { status: 200, body: '{"office":"LIS"}' });
  assert.equal(new Headers(init()?.headers).get('X-User-Id'), '00107');
  assert.equal(init()?.signal, undefined);
  await app.request('/lab/hr?user=107&path=/manager&deadline=50');
  assert.deepEqual(asked, ['cached http://hr.test/home-office', 'cached http://hr.test/manager']);
  assert(init()?.signal instanceof AbortSignal);
});

test('/lab/hr shows what the cache throws', async (context) => {
  const { endpoints } = await plug(context, { createCachedFetch: "() => () => { throw new Error('gone'); }" });
  const app = new Hono<HostEnv>();
  endpoints(app);
  assert.deepEqual(await (await app.request('/lab/hr?user=00107')).json(), { threw: 'Error: gone' });
});

test('the list that a program gets cannot be changed, and what it returns are the Host’s own items', async (context) => {
  const sorts = await plug(context, { orderFeed: '(items) => items.reverse()' }, (step) => step === 'pull/home-office');
  await assert.rejects(sorts.feed('00107', ITEMS), /orderFeed\(\) threw TypeError: Cannot assign to read only/);
  const copies = await plug(
    context,
    { orderFeed: "(items) => items.map((item) => ({ ...item, title: 'mine' }))" },
    (step) => step === 'pull/home-office',
  );
  assert.deepEqual((await copies.feed('00107', ITEMS)).items, ITEMS);
});

const STEP_1 = (step: string) => step === 'pull/home-office';
const broken: [string, Partial<typeof WHOLE>, RegExp, ((step: string) => boolean)?][] = [
  [
    'an office that is no text',
    { homeOffice: '() => 42' },
    /^homeOffice\(\) returned 42 instead of an office's code or null\.$/,
    STEP_1,
  ],
  ['no office at all', { homeOffice: '() => {}' }, /^homeOffice\(\) returned nothing instead of/, STEP_1],
  [
    'a feed that is no list',
    { orderFeed: "() => 'LIS'" },
    /^orderFeed\(\) returned "LIS" where a list of news items belongs\.$/,
    STEP_1,
  ],
  [
    'an item that is none',
    { orderFeed: '() => [7]' },
    /^orderFeed\(\) put 7 into the feed, which is not one of its news items\.$/,
    STEP_1,
  ],
  ['an exception', { homeOffice: "() => { throw new Error('hot'); }" }, /^homeOffice\(\) threw Error: hot$/, STEP_1],
  ['no feed', { personalFeed: '() => null' }, /^personalFeed\(\) returned null, which is not a Feed/],
  [
    'a status that does not exist',
    { personalFeed: "(id, items) => ({ items, status: 'fine' })" },
    /^personalFeed\(\) returned .*, which is not a Feed/,
  ],
  [
    'a personal feed without an office',
    { personalFeed: "(id, items) => ({ items, status: 'personal' })" },
    /^personalFeed\(\) returned status 'personal' with the office nothing/,
  ],
  [
    'a feed without items',
    { personalFeed: "() => ({ status: 'no-office' })" },
    /^personalFeed\(\) returned nothing where a list of news items belongs\.$/,
  ],
  [
    'a cache that is no function',
    { createCachedFetch: "() => 'cache'" },
    /^createCachedFetch\(\) returned "cache" instead of a function\.$/,
  ],
  [
    'a cache that throws',
    { createCachedFetch: "() => { throw new Error('full'); }" },
    /^createCachedFetch\(\) threw Error: full$/,
  ],
  [
    'a cache that returns no Response',
    { createCachedFetch: '() => () => 42' },
    /^The function from createCachedFetch\(\) returned 42 instead of a Response\.$/,
  ],
];
for (const [what, changes, message, takesPart] of broken) {
  test(`${what} is the learner’s mistake, in one sentence`, async (context) => {
    const { feed } = await plug(context, changes, takesPart);
    await assert.rejects(feed('00107', ITEMS), (error) => error instanceof LearnerError && message.test(error.message));
  });
}

for (const result of [
  'undefined',
  "({ outcome: 'fine' })",
  "({ outcome: 'accepted' })",
  "({ outcome: 'accepted', user: { id: 7 } })",
]) {
  test(`a log-in that returns ${result} lets nobody in`, async (context) => {
    const { logIn } = await plug(context, { logIn: `() => ${result}` });
    await assert.rejects(logIn('ada', 'x'), {
      name: 'LearnerError',
      message: /^logIn\(\) returned .+, which is not a LogIn\.$/,
    });
  });
}
