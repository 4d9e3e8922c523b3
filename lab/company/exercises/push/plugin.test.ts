/** How the Host uses a learner's functions for Push, and what it makes of those that keep no promise. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Signing, WebhookMessage } from '../../../api/push.ts';
import type { Fetch } from '../../../api/remote.ts';
import { root } from '../../../project/root.ts';
import { SEEDED_MOMENT } from '../../clock.ts';
import { ARCHIVE_KEY } from '../../seed/agreements.ts';
import { createApp } from '../../host/app.ts';
import { openDatabase, type Database } from '../../host/db.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { LearnerModule } from '../../host/learner-module.ts';
import { createPlugin } from './plugin.ts';

const TODO = new URL('../../../api/todo.ts', import.meta.url).href;
const IMPORT = `import { todo } from ${JSON.stringify(TODO)};`;
const SIGRID = '00042';
const ADA = '00107';
const [MINUTE, HOUR] = [60_000, 3_600_000];

/** A program that does the least it must, in a way that shows which functions took part. */
const WHOLE = {
  announce: "(article, { agency, later }) => later(async () => (await agency.fetch('announce ' + article.title)).ok)",
  post: "(message, agency) => agency.fetch('post', { headers: agency.sign(message), body: message.body })",
  sign: "(message) => ({ 'webhook-id': message.id, 'webhook-signature': 'signed ' + message.body })",
  tellArchive:
    "(article, { archive, later }) => later(async () => (await archive.fetch('archive ' + article.state)).ok)",
  keepVersion:
    "(article, sql) => { sql.run('INSERT OR REPLACE INTO last_version VALUES (?, ?)', [article.id, JSON.stringify(article)]); }",
  lastVersion:
    "(id, sql) => JSON.parse(sql.get('SELECT article FROM last_version WHERE id = ?', [id])?.article ?? 'null')",
  midnightFile:
    "(day, logIns, zone) => ({ name: day, content: logIns.map(({ username }) => username).join() + ' ' + zone })",
  sendFile: "async (file, infosec) => (await infosec.fetch('file ' + file.name + ' ' + file.content)).ok",
  publish:
    "(save, { sql, now }) => { const { id } = save(); sql.run('INSERT INTO outbox (id, article, body, due_at) VALUES (?, ?, ?, ?)', [id, id, 'body', now()]); }",
  deliver: "async ({ agency }) => { await agency.fetch('deliver'); }",
};

type Changes = Partial<Record<keyof typeof WHOLE, string>>;

interface Options {
  changes?: Changes;
  /** What the Remotes answer. */
  status?: () => number;
  steps?: string[];
  /** A database that was there before. */
  db?: Database;
}

const nothing = Object.fromEntries(
  Object.keys(WHOLE).map((name) => [name, `() => todo('push/press-release', 'Build ${name}.')`]),
) as Changes;

/** A Host with a program plugged in, and somebody's browser of a kind. */
async function open(context: TestContext, { changes = {}, status = () => 200, steps, db: given }: Options = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'plug-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'push.ts');
  const functions = Object.entries({ ...WHOLE, ...changes }).map(([name, code]) => `export const ${name} = ${code};`);
  await writeFile(file, [IMPORT, ...functions].join('\n'));

  const db = given ?? openDatabase(':memory:');
  if (!given) context.after(() => db.close());
  const asked: string[] = [];
  const headers: unknown[] = [];
  const fetch: Fetch = (url, init) => {
    asked.push(url);
    headers.push(init?.headers);
    const answer = status();
    if (answer === 0) return Promise.reject(new TypeError('fetch failed'));
    return Promise.resolve(new Response(null, { status: answer }));
  };
  let now = SEEDED_MOMENT;
  const reported: string[] = [];
  const plug = await createPlugin({
    learner: await LearnerModule.load(file),
    remote: (id) => ({ url: `http://${id}.test`, fetch, deadlineMs: 50 }),
    db,
    sql: db.sql,
    now: () => now,
    sleep: () => Promise.resolve(),
    url: () => '',
    deadlineMs: 50,
    seed: 1,
    takesPart: (step) => steps === undefined || steps.includes(step),
    report: (error) =>
      reported.push(error instanceof LearnerError ? error.message : `no LearnerError: ${String(error)}`),
  });
  const app = createApp({ db, plug, now: () => now, onTrouble: ({ message }) => reported.push(message) });
  let cookie = '';

  async function request(address: string, init: RequestInit = {}) {
    const all = new Headers(init.headers);
    if (cookie) all.set('Cookie', cookie);
    const response = await app.request(address, { ...init, headers: all });
    for (const line of response.headers.getSetCookie()) cookie = line.split(';')[0]!;
    return { status: response.status, html: await response.text(), to: response.headers.get('Location') };
  }
  const post = (address: string, form: Record<string, string> = {}) =>
    request(address, { method: 'POST', body: new URLSearchParams(form) });
  return {
    db,
    asked,
    headers,
    reported,
    get: request,
    post,
    enter: (user: string) => post('/lab/enter', { user }),
    publish: (title = 'Soup', more: Record<string, string> = {}) =>
      post('/desk/new', { title, text: 'Hot.', tags: 'press-release', action: 'publish', ...more }),
    archive: (id: string, key = ARCHIVE_KEY) =>
      request(`/archive/pages/${id}`, { headers: { Authorization: `Bearer ${key}` } }),
    tick: (ms = 0) => {
      now += ms;
      return plug.tick!();
    },
    articles: async () =>
      [...(await request('/desk')).html.matchAll(/data-article="([^"]*)"[^>]*data-agency="([^"]*)"/g)].map(
        ([, id, agency]) => ({ id: id!, agency: agency! }),
      ),
  };
}

const todo = "() => todo('push/outbox', 'Build it.')";

// The ladder.

test('with everything written, publishing goes through the outbox, and the archive hears of it', async (context) => {
  const { enter, publish, tick, asked, articles } = await open(context);
  await enter(SIGRID);
  assert.deepEqual([(await publish()).status, (await publish()).to], [303, '/desk?done=published']);
  await tick();
  assert.equal(asked.filter((url) => url === 'archive published').length, 2);
  assert(asked.includes('deliver') && !asked.some((url) => url.startsWith('announce')));
  assert.equal((await articles())[0]!.agency, 'waiting');
});

test('without step 5, publishing announces', async (context) => {
  const { enter, publish, tick, asked, articles } = await open(context, { changes: { publish: todo } });
  await enter(SIGRID);
  await publish();
  await tick();
  assert.deepEqual(asked.sort(), ['announce Soup', 'archive published']);
  assert.equal((await articles())[0]!.agency, 'sent');
});

test('with step 5 written but not what it builds on, the article is published all the same', async (context) => {
  const publish = `(save, { sql }) => sql.transaction(() => { save(); todo('push/press-release', 'Build it.'); })`;
  const { enter, publish: press, articles, reported } = await open(context, { changes: { ...nothing, publish } });
  await enter(SIGRID);
  assert.equal((await press()).status, 303);
  assert.equal((await articles())[0]!.agency, 'not-connected');
  assert.deepEqual(reported, []);
});

test('with nothing written, the desk works, and says what is not connected', async (context) => {
  const { enter, publish, post, tick, get, archive, asked, reported, articles } = await open(context, {
    changes: nothing,
  });
  await enter(SIGRID);
  assert.equal((await publish()).status, 303);
  const [{ id, agency }] = (await articles()) as [{ id: string; agency: string }];
  assert.equal(agency, 'not-connected');
  await post(`/desk/articles/${id}`, { title: 'Stew', text: 'Hotter.', action: 'save' });
  assert.equal((await archive(id)).status, 501);
  assert.equal((await post(`/desk/articles/${id}/delete`)).status, 303);
  await tick(24 * HOUR);
  await enter(SIGRID);
  assert.match((await get('/log-ins')).html, /Nobody has set up the midnight file yet/);
  assert.deepEqual([asked, reported], [[], []]);
});

test('steps that do not take part are left out, though they are written', async (context) => {
  const { enter, publish, tick, post, asked, headers } = await open(context, { steps: ['push/press-release'] });
  await enter(SIGRID);
  await publish();
  await post('/desk/test');
  await tick(24 * HOUR);
  assert.deepEqual(asked, ['post', 'announce Soup']);
  assert.deepEqual(Object.keys(headers[0] as object), ['webhook-id', 'webhook-note']);
});

// The desk.

test('nobody writes without being logged in', async (context) => {
  const { publish, post, enter, articles } = await open(context);
  for (const reply of [await publish(), await post('/log-ins/tablets', { label: 'Oven' }), await post('/desk/test')]) {
    assert.deepEqual([reply.status, reply.to], [303, '/log-in']);
  }
  await enter(SIGRID);
  assert(!(await articles()).some(({ id }) => id.startsWith('soup')));
});

test('a published article is news; a changed one is changed there, too, and a deleted one is gone', async (context) => {
  const { enter, publish, post, get, articles } = await open(context);
  await enter(SIGRID);
  await publish('Soup', { text: 'Hot.\r\n\r\nAnd <good>.' });
  const { id } = (await articles())[0]!;
  assert.match((await get(`/news/${id}`)).html, /Hot\.[\s\S]*And &lt;good&gt;\./);
  await post(`/desk/articles/${id}`, { title: 'Stew', text: 'Hotter.', action: 'save' });
  assert.match((await get('/')).html, /Stew/);
  await post(`/desk/articles/${id}/delete`);
  assert.equal((await get(`/news/${id}`)).status, 404);
  await publish('Stew');
  assert.notEqual((await articles())[0]!.id, id, 'no id is given twice');
});

test('a draft is nobody’s business, and is published once', async (context) => {
  const { enter, post, articles, get, tick, asked } = await open(context);
  await enter(SIGRID);
  const draft = { title: 'Soup', text: 'Hot.', tags: 'press-release' };
  await post('/desk/new', { ...draft, action: 'save' });
  const { id } = (await articles())[0]!;
  await post(`/desk/articles/${id}`, { ...draft, action: 'save' });
  await tick();
  assert.deepEqual(asked, []);
  assert.equal((await get(`/news/${id}`)).status, 404);
  const attempts = [];
  for (let times = 0; times < 2; times++)
    attempts.push(await post(`/desk/articles/${id}`, { ...draft, action: 'publish' }));
  assert.deepEqual(
    attempts.map(({ status }) => status),
    [303, 409],
  );
});

test('everybody has a desk of their own', async (context) => {
  const { enter, publish, articles, get, post } = await open(context);
  await enter(SIGRID);
  await publish();
  const { id } = (await articles())[0]!;
  await enter(ADA);
  assert(!(await articles()).some((article) => article.id === id));
  assert.equal((await get(`/desk/articles/${id}`)).status, 404);
  assert.equal((await post(`/desk/articles/${id}/delete`)).status, 409);
});

test('an article without words is sent back with what there is', async (context) => {
  const { enter, publish } = await open(context);
  await enter(SIGRID);
  const { status, html } = await publish('Soup “du jour”', { text: '  ' });
  assert.equal(status, 422);
  assert.match(html, /needs a headline and a text[\s\S]*value="Soup “du jour”"/);
});

test('a press release that does not fit is not published, and its words are not lost', async (context) => {
  const long =
    "(save, { sql }) => sql.transaction(() => { const { id } = save(); sql.run('INSERT INTO outbox (id, article, body, due_at) VALUES (?, ?, ?, 0)', [id, id, 'x'.repeat(8001)]); })";
  const { enter, publish, get } = await open(context, { changes: { publish: long } });
  await enter(SIGRID);
  const { status, html } = await publish();
  assert.equal(status, 422);
  assert.match(html, /longer than the agency takes[\s\S]*value="Soup"/);
  assert.doesNotMatch((await get('/desk')).html, /Soup/);
});

test('an article is kept as it was typed, with a tag a line', async (context) => {
  const { enter, publish, archive, articles } = await open(context);
  await enter(SIGRID);
  await publish(' Soup  du\u0301 jour ', { text: ' Hot.\r\n\tAnd\rgood. ', tags: ' press-release\r\na, b\r\n\r\nA' });
  const { title, text, tags } = JSON.parse((await archive((await articles())[0]!.id)).html);
  assert.deepEqual([title, text], [' Soup  du\u0301 jour ', ' Hot.\r\n\tAnd\rgood. ']);
  assert.deepEqual(tags, [' press-release', 'a, b', 'A']);
});

// Tests of the agency.

test('a test that had no yes goes out again as the same message, and then there is another', async (context) => {
  let status = 503;
  const { enter, post, get, headers } = await open(context, { status: () => status });
  await enter(SIGRID);
  await post('/desk/test');
  assert.match((await get('/desk')).html, /data-status="503"[\s\S]*They refused our test with 503/);
  status = 200;
  for (let times = 0; times < 2; times++) await post('/desk/test');
  const [first, second, third] = headers.map((one) => (one as Record<string, string>)['webhook-id']);
  assert.equal(first, second);
  assert.notEqual(second, third);
});

test('post() that throws, in whatever words, has had no answer', async (context) => {
  const changes = { post: "async () => { throw new Error('soup'); }" };
  const { enter, post, get, reported } = await open(context, { changes });
  await enter(SIGRID);
  assert.equal((await post('/desk/test')).status, 303);
  assert.match((await get('/desk')).html, /They do not answer/);
  assert.deepEqual(reported, ['post() threw Error: soup']);
});

test('while post() is not written, the Host sends a test by itself; one that is wrong is the learner’s mistake', async (context) => {
  const unwritten = await open(context, { changes: { post: todo } });
  await unwritten.enter(SIGRID);
  await unwritten.post('/desk/test');
  assert.deepEqual(unwritten.asked, ['http://agency.test/webhooks']);
  const wrong = await open(context, { changes: { post: "() => 'posted'" } });
  await wrong.enter(SIGRID);
  assert.equal((await wrong.post('/desk/test')).status, 500);
  assert.deepEqual(wrong.reported, ['post() returned "posted" instead of the agency’s answer.']);
});

test('nobody asks a Remote before the editor has an answer', async (context) => {
  const announce =
    "(article, { agency, later }) => { const sent = agency.fetch('early').then(({ ok }) => ok, () => false); later(() => sent); }";
  const { enter, publish, tick, articles, asked, reported } = await open(context, {
    changes: { publish: todo, announce },
  });
  await enter(SIGRID);
  await publish();
  await tick();
  assert.equal((await articles())[0]!.agency, 'failed');
  assert(!asked.includes('early'));
  assert.match(reported[0]!, /^announce\(\) asked the agency before the editor had an answer\./);
});

// What learner code may not do.

const broken: [string, Changes, RegExp][] = [
  ['does not save', { publish: '() => {}' }, /^publish\(\) did not call save\(\)/],
  ['saves twice', { publish: '(save) => { save(); save(); }' }, /^publish\(\) threw Error: save\(\) was called twice$/],
  ['publishes with a promise', { publish: 'async (save) => { save(); }' }, /^publish\(\) returned a promise\./],
  [
    'says that all is well when nothing is saved',
    { publish: '(save, { sql }) => { try { sql.transaction(() => { save(); throw 1; }); } catch {} }' },
    /^publish\(\) returned as if all were well, but the article is not saved\.$/,
  ],
  ['keeps with a promise', { keepVersion: 'async () => {}' }, /^keepVersion\(\) returned a promise\./],
  [
    'leaves no work for later',
    { publish: todo, announce: '(article, { later }) => later(7)' },
    /^announce\(\) threw TypeError: later\(\) was handed 7 instead of a function$/,
  ],
];
for (const [what, changes, message] of broken) {
  test(`code that ${what} is the learner’s mistake, in one sentence`, async (context) => {
    const { enter, publish, reported } = await open(context, { changes });
    await enter(SIGRID);
    const { status, html } = await publish();
    assert.equal(status, 500);
    assert.match(html, /The Pass could not publish your article\./);
    assert.match(reported.at(-1)!, message);
  });
}

for (const [result, message] of [
  ['undefined', /^sign\(\) returned nothing instead of an object with three headers\.$/],
  ['{}', /^sign\(\) returned \{\} instead of/],
  ['Promise.resolve({})', /^sign\(\) returned a promise instead of/],
  ["{ 'webhook-timestamp': 7 }", /^sign\(\) returned the header webhook-timestamp as 7 instead of a text\.$/],
] as const) {
  test(`a signature that is ${result} is the learner’s mistake`, async (context) => {
    const { enter, post, reported } = await open(context, { changes: { sign: `() => (${result})` } });
    await enter(SIGRID);
    assert.equal((await post('/desk/test')).status, 500);
    assert.match(reported[0]!, message);
  });
}

for (const [work, agency, message] of [
  ['async () => false', 'failed', undefined],
  ["async () => { throw new TypeError('fetch failed'); }", 'failed', undefined],
  ["async () => { throw new TypeError('soup'); }", 'failed', /left for later threw TypeError: soup$/],
  ["async () => 'yes'", 'failed', /left for later returned "yes" instead of true or false\.$/],
] as const) {
  test(`what was left for later: ${work}`, async (context) => {
    const changes = { publish: todo, announce: `(article, { later }) => later(${work})` };
    const { enter, publish, tick, articles, reported } = await open(context, { changes });
    await enter(SIGRID);
    await publish();
    await tick();
    assert.equal((await articles())[0]!.agency, agency);
    if (message) assert.match(reported[0]!, message);
    else assert.deepEqual(reported, []);
  });
}

// The outbox.

test('an empty outbox bothers nobody; after a start, one with rows is delivered', async (context) => {
  const first = await open(context);
  await first.enter(SIGRID);
  await first.tick(MINUTE);
  assert.deepEqual(first.asked, []);
  await first.publish();
  await first.tick();
  const again = await open(context, { db: first.db });
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(again.asked, ['deliver']);
});

test('deliver() that never ends holds up nobody for long', async (context) => {
  const { enter, publish, tick, reported } = await open(context, {
    changes: { deliver: '() => new Promise(() => {})' },
  });
  await enter(SIGRID);
  await publish();
  await tick();
  assert.match(reported[0]!, /^deliver\(\) was still busy after \d+ milliseconds\.$/);
});

// The archive.

test('the archive gets the last version with its key, and nobody does without', async (context) => {
  const { enter, publish, post, articles, archive } = await open(context);
  await enter(SIGRID);
  await publish();
  const { id } = (await articles())[0]!;
  await post(`/desk/articles/${id}/delete`);
  assert.equal((await archive(id, 'guess')).status, 401);
  const { status, html } = await archive(id);
  assert.equal(status, 200);
  const { title, state, tags } = JSON.parse(html);
  assert.deepEqual({ title, state, tags }, { title: 'Soup', state: 'deleted', tags: ['press-release'] });
  assert.equal((await archive('never')).status, 404);
});

test('a last version that is none is the learner’s mistake', async (context) => {
  const { archive, reported } = await open(context, { changes: { lastVersion: "() => 'soup'" } });
  assert.equal((await archive('x')).status, 500);
  assert.deepEqual(reported, ['lastVersion() returned "soup" instead of an article or null.']);
});

// Midnight.

test('it rings once for every day that has ended in Trieste', async (context) => {
  const { enter, tick, asked } = await open(context, { steps: ['push/midnight-file'] });
  await enter(ADA);
  await tick(14 * HOUR);
  assert.equal(asked.length, 0);
  await tick(5 * MINUTE); // 23:00 UTC
  await tick(MINUTE);
  assert.deepEqual(asked, ['file 2026-03-02 ada.okafor Europe/Rome']);
  await tick(48 * HOUR);
  assert.deepEqual(
    asked.map((url) => url.split(' ')[1]),
    ['2026-03-02', '2026-03-03', '2026-03-04'],
  );
});

test('a file that did not arrive is tried again a quarter of an hour later', async (context) => {
  let status = 0;
  const { enter, tick, asked, get } = await open(context, { steps: ['push/midnight-file'], status: () => status });
  await tick(15 * HOUR);
  await enter(ADA);
  assert.match((await get('/log-ins')).html, /data-file="unanswered"/);
  status = 201;
  await tick(14 * MINUTE);
  assert.equal(asked.length, 1);
  await tick(MINUTE);
  assert.equal(asked.length, 2);
  assert.match((await get('/log-ins')).html, /data-file="sent"/);
});

test('sendFile() that throws, in whatever words, has had no answer; one that says no is refused', async (context) => {
  for (const [sendFile, status, messages] of [
    ["async () => { throw new Error('soup'); }", 'unanswered', ['sendFile() threw Error: soup']],
    ["async () => { throw new TypeError('fetch failed'); }", 'unanswered', []],
    ['async () => false', 'refused', []],
  ] as const) {
    const { enter, tick, get, reported } = await open(context, {
      changes: { sendFile },
      steps: ['push/midnight-file'],
    });
    await tick(15 * HOUR);
    await enter(ADA);
    assert.match((await get('/log-ins')).html, new RegExp(`data-file="${status}"`));
    assert.deepEqual(reported, [...messages]);
  }
});

test('a tablet hands in a log-in later; any day that has ended has a file, and it ends where somebody says', async (context) => {
  const { enter, post, asked } = await open(context, { steps: ['push/midnight-file'] });
  await enter(ADA);
  for (const at of ['2019-03-30T18:14:59Z', '2027-01-01T00:00:00Z', 'soup']) {
    const { status } = await post('/log-ins/tablets', { label: 'Oven', at });
    assert.equal(status, at.startsWith('2019') ? 303 : 422, at);
  }
  assert.equal((await post('/log-ins/zone', { zone: 'Asia/Kathmandu' })).status, 303);
  assert.equal((await post('/log-ins/zone', { zone: 'Mars/Olympus' })).status, 422);
  for (const day of ['2026-03-02', '2019-3-30', ''])
    assert.equal((await post('/log-ins/files', { day })).status, 422, day);
  assert.equal((await post('/log-ins/files', { day: '2019-03-30' })).status, 303);
  assert.deepEqual(asked, ['file 2019-03-30 Oven,ada.okafor Asia/Kathmandu']);
});

for (const [changes, message] of [
  [{ midnightFile: "() => 'ada'" }, /^midnightFile\(\) returned "ada" instead of a file with a name and a content\.$/],
  [{ sendFile: '() => 204' }, /^sendFile\(\) returned 204 instead of true or false\.$/],
  [{ sendFile: '() => new Promise(() => {})' }, /^sendFile\(\) was still busy after \d+ milliseconds\.$/],
] as const) {
  test(`a midnight with ${JSON.stringify(changes)} is reported`, async (context) => {
    const { tick, reported } = await open(context, { changes, steps: ['push/midnight-file'] });
    await tick(15 * HOUR);
    assert.match(reported[0]!, message);
  });
}

test('whoever comes in is on record, a tablet as its label says', async (context) => {
  const { enter, post, get, db } = await open(context);
  await enter(ADA);
  await post('/log-out');
  await enter(SIGRID);
  assert.equal((await post('/log-ins/tablets', { label: ' ' })).status, 422);
  await post('/log-ins/tablets', { label: 'Oven\ntop' });
  assert.match((await get('/log-ins')).html, /Oven\ntop/);
  const names = db.sql.all('SELECT username FROM log_in').map(({ username }) => username);
  assert.deepEqual(names, ['ada.okafor', 'sigrid.aas', 'Oven\ntop']);
});

// The solution.

test('the solution signs the example of Standard Webhooks as its authors do', async () => {
  const file = path.join(root, 'solutions/02-push/push.ts');
  const { sign } = (await import(pathToFileURL(file).href)) as {
    sign: (message: WebhookMessage, signing: Signing) => Record<string, string>;
  };
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' };
  const signing = { secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', now: () => 1_614_265_330_999 };
  assert.deepEqual(sign(message, signing), {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});
