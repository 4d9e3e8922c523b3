/** How the Host uses a learner's functions, and what its pages say while some of them are missing or keep no promise. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Fetch } from '../../../api/remote.ts';
import { createApp } from '../../host/app.ts';
import { openDatabase } from '../../host/db.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { LearnerModule } from '../../host/learner-module.ts';
import { createPlugin } from './plugin.ts';

const NOW = Date.parse('2026-03-02T08:55:00Z');
const TODO = new URL('../../../api/todo.ts', import.meta.url).href;
const IMPORT = `import { todo } from ${JSON.stringify(TODO)};`;

/** A program whose every step works, in a way that shows which ones took part. */
const WHOLE = {
  readEvent:
    "(body) => body === 'bad' ? { outcome: 'refused', reason: 'It is bad.' } : { outcome: 'accepted', item: { source: 'urn:marram:rota', id: body, type: 't', person: '00107', title: 'Title ' + body, severity: 13 } }",
  readLine: "(text) => readEvent('line ' + text)",
  readRecord: "(text) => readEvent('record ' + text)",
  store:
    '(item, at, sql) => sql.run("INSERT INTO notification VALUES (?, ?, ?, ?, ?, ?, ?)", [item.source, item.id, item.type, item.person, "stored " + item.title, item.severity, at])',
  storeOnce: '(item, at, sql) => { if (item.id === "known") return false; store(item, at, sql); return true; }',
  list: '(sql) => sql.all("SELECT * FROM notification")',
  find: '(filter, sql) => list(sql).map((item) => ({ ...item, title: JSON.stringify(filter) }))',
  bySeverity: '(items) => [...items].reverse()',
  askAll:
    "(sources) => sources.map(({ source }, place) => place === 1 ? { source, status: 'silent', open: null, asOf: null } : { source, status: 'current', open: place, asOf: '2026-03-02T08:00:00Z' })",
  compareDesserts:
    "(sources) => sources.some(({ asOf }) => asOf === null) ? { status: 'unavailable' } : { status: 'complete', above: { shifts: 1, desserts: 2, averageCents: 843.5 }, notAbove: { shifts: 3, desserts: 0, averageCents: null } }",
};

type Program = Partial<Record<keyof typeof WHOLE, string>>;

const todo = (step: string) => `() => todo('synthesize/${step}', 'Build it.')`;

/** Answers of the four systems behind the report, by path. */
const ANSWERS: Record<string, unknown> = {
  '/lines': {
    closedAt: '2026-03-02T06:00:00Z',
    lines: [{ ticket: 't', store: 'LIS-01', soldAt: '2026-02-14T00:15:00', plu: 7, qty: 2, unitPrice: '8.05' }],
  },
  '/menus': {
    asOf: '2026-03-02T08:00:00Z',
    menus: [{ restaurant: 'Marram Lisboa', dishes: [{ number: 7, name: 'Cake', course: 'dessert' }] }],
  },
  '/shifts': {
    asOf: '2026-03-02T08:00:00Z',
    shifts: [{ site: 1, date: '2026-02-13', shift: 'evening', staff: [{ employee: '01001', role: 'server' }] }],
  },
  '/results': {
    as_of: '2026-02-27T08:00:00Z',
    results: [{ employee_id: '01001', restaurant: 'Marram Lisboa', percentile: 93 }],
  },
};

/** A Host with a program plugged in, seen by Ada. */
async function open(context: TestContext, changes: Program = {}, takesPart: (step: string) => boolean = () => true) {
  const folder = await mkdtemp(path.join(tmpdir(), 'plug-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'synthesize.ts');
  const functions = Object.entries({ ...WHOLE, ...changes }).map(([name, code]) => `export const ${name} = ${code};`);
  await writeFile(file, [IMPORT, ...functions].join('\n'));
  const db = openDatabase(':memory:');
  context.after(() => db.close());
  const answers = { ...ANSWERS };
  const orders: string[] = [];
  const fetch: Fetch = async (url, init) => {
    const { pathname } = new URL(url);
    if (pathname === '/test-messages') {
      orders.push(`${url} ${init?.body as string}`);
      return Response.json({ delivered: true, status: 202 });
    }
    const answer = answers[pathname];
    return answer === undefined ? Response.json({}, { status: 503 }) : Response.json(answer);
  };
  const troubles: LearnerError[] = [];
  const plug = await createPlugin({
    learner: await LearnerModule.load(file),
    remote: (id) => ({ url: `http://${id}.test`, fetch, deadlineMs: 50 }),
    db,
    sql: db.sql,
    now: () => NOW,
    sleep: () => Promise.resolve(),
    url: () => '',
    deadlineMs: 50,
    seed: 1,
    takesPart,
    report: () => {},
  });
  const app = createApp({ db, plug, now: () => NOW, onTrouble: (trouble) => troubles.push(trouble) });
  const entered = await app.request('/lab/enter', { method: 'POST', body: new URLSearchParams({ user: '00107' }) });
  const cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!;
  return {
    sql: db.sql,
    answers,
    orders,
    troubles,
    get: async (address: string) => {
      const response = await app.request(address, { headers: { cookie } });
      return { status: response.status, html: await response.text() };
    },
    form: (address: string, form: Record<string, string>) =>
      app.request(address, { method: 'POST', headers: { cookie }, body: new URLSearchParams(form) }),
    send: async (dialect: string, body: string) => {
      const response = await app.request(`/intake/${dialect}`, { method: 'POST', body });
      return [response.status, response.headers.get('Content-Type')?.includes('json') ? await response.json() : ''];
    },
    sendAll: async (messages: object[]) => {
      const response = await app.request('/intake', { method: 'POST', body: JSON.stringify(messages) });
      return (await response.json()) as { status: number; threw?: string }[];
    },
  };
}

const titles = (html: string) => [...html.matchAll(/<h2>(?!<)([^<]*)<\/h2>/g)].map((match) => match[1]);
const ONLY =
  (...steps: string[]) =>
  (step: string) =>
    steps.some((one) => step === `synthesize/${one}`);

// Messages come in.

test('every dialect has its reader, and the sender hears what became of the message', async (context) => {
  const { send, sql } = await open(context);
  assert.deepEqual(await send('cloudevents', 'a'), [202, { outcome: 'kept' }]);
  assert.deepEqual(await send('syslog', 'b'), [202, { outcome: 'kept' }]);
  assert.deepEqual(await send('otel', 'c'), [202, { outcome: 'kept' }]);
  assert.deepEqual(await send('cloudevents', 'known'), [200, { outcome: 'known' }]);
  assert.deepEqual(await send('cloudevents', 'bad'), [400, { error: 'It is bad.' }]);
  const rows = sql.all('SELECT id, receivedAt FROM notification');
  assert.deepEqual(
    rows,
    ['a', 'line b', 'record c'].map((id) => ({ id, receivedAt: NOW })),
  );
});

test('many messages come one after the other, and each hears what became of it', async (context) => {
  const { sendAll, sql } = await open(context, { readRecord: "() => { throw new Error('No till.') }" });
  const receipts = await sendAll([
    { dialect: 'cloudevents', body: 'a' },
    { dialect: 'syslog', body: 'b' },
    { dialect: 'cloudevents', body: 'bad' },
    { dialect: 'otel', body: 'c' },
    { dialect: 'cloudevents', body: 'known' },
  ]);
  const [kept, other, bad, threw, known] = receipts;
  assert.deepEqual(
    [kept, other, bad, known],
    [202, 202, 400, 200].map((status) => ({ status })),
  );
  assert.equal(threw?.status, 500);
  assert.match(threw?.threw ?? '', /readRecord\(\) threw Error: No till/);
  const rows = sql.all('SELECT id, receivedAt FROM notification');
  assert.deepEqual(rows, [
    { id: 'a', receivedAt: NOW },
    { id: 'line b', receivedAt: NOW },
  ]);
});

test('without step 2, step 1 stores; without both, nothing is taken in', async (context) => {
  const one = await open(context, { storeOnce: todo('filter') });
  assert.deepEqual(await one.send('cloudevents', 'known'), [202, { outcome: 'kept' }]);
  const none = await open(context, { readEvent: todo('accept') });
  assert.equal((await none.send('cloudevents', 'a'))[0], 501);
  const left = await open(context, {}, ONLY('one-scale'));
  assert.equal((await left.send('syslog', 'a'))[0], 501);
});

test('a message that is too long is refused before anybody reads it', async (context) => {
  const { send } = await open(context);
  assert.equal((await send('syslog', 'x'.repeat(70_000)))[0], 413);
});

const brokenReaders: [string, Program, RegExp][] = [
  ['no reading', { readEvent: '() => null' }, /^readEvent\(\) returned null, which is not a Reading\.$/],
  [
    'no item',
    { readEvent: "() => ({ outcome: 'accepted' })" },
    /^readEvent\(\) accepted nothing, which is not an Item: it is no object\.$/,
  ],
  [
    'an item without a person',
    {
      readEvent: "() => ({ outcome: 'accepted', item: { source: 's', id: 'i', type: 't', title: 'x', severity: 9 } })",
    },
    /: its person is nothing instead of a text\.$/,
  ],
  [
    'a severity in words',
    {
      readEvent:
        "() => ({ outcome: 'accepted', item: { source: 's', id: 'i', type: 't', person: 'p', title: 'x', severity: 'info' } })",
    },
    /: its severity is "info" instead of a number\.$/,
  ],
  ['an exception', { readEvent: "() => { throw new Error('hot'); }" }, /^readEvent\(\) threw Error: hot$/],
  [
    'no answer whether it is new',
    { storeOnce: '() => {}' },
    /^storeOnce\(\) returned nothing instead of true or false\.$/,
  ],
];
for (const [what, changes, message] of brokenReaders) {
  test(`${what} is the learner’s mistake, in one sentence`, async (context) => {
    const { send, troubles } = await open(context, changes);
    assert.equal((await send('cloudevents', 'a'))[0], 500);
    assert.match(troubles[0]!.message, message);
  });
}

// The notification centre.

test('the form becomes a filter', async (context) => {
  const { get, send } = await open(context);
  await send('cloudevents', 'a');
  const filterOf = async (query: string) =>
    JSON.parse(titles((await get(`/notifications${query}`)).html)[0]!.replaceAll('&quot;', '"')) as unknown;
  const everything = { person: '00107', source: null, since: null, minSeverity: null };
  assert.deepEqual(await filterOf(''), everything);
  assert.deepEqual(await filterOf('?system=&severity=&received=&order='), everything);
  assert.deepEqual(await filterOf('?severity=high&received=ever&order=up'), everything);
  assert.deepEqual(await filterOf('?system=urn:marram:till&severity=17&received=hour'), {
    person: '00107',
    source: 'urn:marram:till',
    since: NOW - 60 * 60_000,
    minSeverity: 17,
  });
});

test('what was chosen stays chosen, a system that nobody knows too', async (context) => {
  const { get } = await open(context);
  const { html } = await get('/notifications?system=urn:else&severity=13&order=severity');
  for (const option of ['urn:else', '13', 'severity'])
    assert.match(html, new RegExp(`<option value="${option}" selected`));
});

test('most severe first is the learner’s order; without step 3 the page says so', async (context) => {
  const whole = await open(context);
  const missing = await open(context, { bySeverity: todo('one-scale') });
  for (const { send } of [whole, missing]) {
    await send('cloudevents', 'a');
    await send('cloudevents', 'b');
  }
  const ids = (html: string) => [...html.matchAll(/data-id="([^"]*)"/g)].map((match) => match[1]);
  assert.deepEqual(ids((await whole.get('/notifications')).html), ['a', 'b']);
  assert.deepEqual(ids((await whole.get('/notifications?order=severity')).html), ['b', 'a']);
  const { html } = await missing.get('/notifications?order=severity');
  assert.deepEqual(ids(html), ['a', 'b']);
  assert.match(html, /Nothing can be sorted by severity yet/);
});

test('without step 2 everybody sees everything; without step 1 nothing is collected', async (context) => {
  const one = await open(context, { find: todo('filter') });
  await one.send('cloudevents', 'a');
  const shown = (await one.get('/notifications')).html;
  assert.deepEqual(titles(shown), ['stored Title a']);
  assert.match(shown, /everybody sees everything/);
  assert.doesNotMatch(shown, /<form class="filters"/);
  const none = await open(context, {}, ONLY('desserts'));
  const { html, status } = await none.get('/notifications');
  assert.equal(status, 200);
  assert.match(html, /Nothing is collected here yet\./);
  assert.match(html, /Nobody asks them yet\./);
});

test('a system that does not answer is a gap, and the sum says so', async (context) => {
  const { get } = await open(context);
  const { html } = await get('/notifications');
  assert.match(html, /At least 5 open items\. Maintenance desk does not answer just now, and cannot be counted\./);
  assert.match(html, /data-system="urn:marram:maintenance" data-status="silent"/);
  assert.match(html, /<strong>does not answer<\/strong> <small>never heard from<\/small>/);
});

test('the sum of all, and the sum of nothing', async (context) => {
  const all = await open(context, {
    askAll:
      "(sources) => sources.map(({ source }) => ({ source, status: 'current', open: 0, asOf: '2026-03-02T08:00:00Z' }))",
  });
  assert.match((await all.get('/notifications')).html, /0 open items in all of our systems\./);
  const none = await open(context, {
    askAll: "(sources) => sources.map(({ source }) => ({ source, status: 'silent', open: null, asOf: null }))",
  });
  assert.match((await none.get('/notifications')).html, /None of our systems answers just now/);
});

const brokenPages: [string, Program, string, RegExp][] = [
  [
    'a list that is none',
    { find: '() => 7' },
    '/notifications',
    /^find\(\) returned 7 where a list of notifications belongs\.$/,
  ],
  [
    'a line without a time',
    { find: "() => [{ source: 's', id: 'i', type: 't', person: 'p', title: 'x', severity: 9 }]" },
    '/notifications',
    /which is no Notification: its receivedAt is nothing instead of a number\.$/,
  ],
  ['a hole in the list', { find: '() => [null]' }, '/notifications', /which is no Notification: it is no object\.$/],
  [
    'states that are no list',
    { askAll: '() => ({})' },
    '/notifications',
    /^askAll\(\) returned {} where a list of states belongs\.$/,
  ],
  [
    'a state that is missing',
    { askAll: '() => []' },
    '/notifications',
    /^askAll\(\) returned nothing at place 1, which is no SourceState of urn:marram:rota: it is no object\.$/,
  ],
  [
    'a zero where there is a gap',
    { askAll: "(s) => s.map(({ source }) => ({ source, status: 'silent', open: 0, asOf: null }))" },
    '/notifications',
    /of urn:marram:rota: it is silent, and its open is 0 instead of null\.$/,
  ],
  [
    'states in another order',
    { askAll: "(s) => s.toReversed().map(({ source }) => ({ source, status: 'silent', open: null, asOf: null }))" },
    '/notifications',
    /at place 1, which is no SourceState of urn:marram:rota: its source is "urn:marram:till"\.$/,
  ],
  [
    'an answer that is none',
    { compareDesserts: "() => 'yes'" },
    '/reports',
    /^compareDesserts\(\) returned "yes", which is no DessertAnswer: its status must be/,
  ],
  [
    'an average that is no number',
    {
      compareDesserts:
        "() => ({ status: 'complete', above: { shifts: 0, desserts: 0, averageCents: NaN }, notAbove: { shifts: 0, desserts: 0, averageCents: null } })",
    },
    '/reports',
    /as “above”: shifts and desserts must be whole numbers, averageCents a number or null\.$/,
  ],
];
for (const [what, changes, address, message] of brokenPages) {
  test(`${what} is the learner’s mistake, in one sentence`, async (context) => {
    const { get, troubles } = await open(context, changes);
    assert.equal((await get(address)).status, 500);
    assert.match(troubles[0]!.message, message);
  });
}

test('a program cannot change what the Host keeps', async (context) => {
  const { get } = await open(context, {
    askAll:
      "(sources) => { const all = sources.map(({ source }) => ({ source, status: 'silent', open: null, asOf: null })); for (const one of sources) one.source = 'gone'; sources.length = 0; return all; }",
  });
  await get('/notifications');
  assert.equal((await get('/notifications')).status, 200);
});

test('a test message is ordered for whoever asked, once or again', async (context) => {
  const { form, orders, get } = await open(context);
  const sent = await form('/notifications/test', { system: 'till' });
  assert.deepEqual([sent.status, sent.headers.get('Location')], [303, '/notifications?test=till&status=202']);
  await form('/notifications/test', { again: 'cold-store' });
  assert.deepEqual(orders, [
    'http://till.test/test-messages {"to":"00107","again":false}',
    'http://cold-store.test/test-messages {"to":"00107","again":true}',
  ]);
  const { html } = await get('/notifications?test=till&status=202');
  assert.match(html, /Till sent a message\. The Pass answered 202: taken in\./);
  assert.match((await get('/notifications?test=till&status=')).html, /Till could not be asked\./);
});

// The report.

test('the answer, its sources, and the moment each describes', async (context) => {
  const { get, sql } = await open(context);
  const { html } = await get('/reports');
  assert.match(html, /data-answer="complete"/);
  assert.match(html, /<data value="843.5">€8\.44<\/data>/);
  assert.match(html, /none sold/);
  assert.match(html, /<time datetime="2026-02-27T08:00:00Z">27 February, 08:00<\/time>/);
  const rows = Object.fromEntries(
    ['sale', 'dish', 'duty', 'review'].map((table) => [table, sql.all(`SELECT * FROM ${table}`)]),
  );
  assert.deepEqual(rows, {
    sale: [{ ticket: 't', restaurant: 'LIS-01', soldAt: '2026-02-14T00:15:00', dish: 7, quantity: 2, priceCents: 805 }],
    dish: [{ restaurant: 'Marram Lisboa', number: 7, name: 'Cake', course: 'dessert' }],
    duty: [{ restaurant: 1, businessDate: '2026-02-13', shift: 'evening', employee: '01001', role: 'server' }],
    review: [{ employee: '01001', restaurant: 'Marram Lisboa', percentile: 93 }],
  });
});

const unusable: [string, unknown][] = [
  ['answers 503', undefined],
  ['calls its lines something else', { closedAt: '2026-03-02T06:00:00Z', entries: [] }],
  ['does not say as of when', { lines: [] }],
  ['has a price that is none', { closedAt: '2026-03-02T06:00:00Z', lines: [{ store: 'LIS-01', unitPrice: 'free' }] }],
];
for (const [what, answer] of unusable) {
  test(`a system that ${what} is silent, and its rows stay`, async (context) => {
    const { get, sql, answers } = await open(context);
    await get('/reports');
    answers['/lines'] = answer;
    const { html } = await get('/reports');
    assert.match(html, /data-feed="sale" data-status="silent"/);
    assert.match(html, /<time datetime="2026-03-02T06:00:00Z">/);
    assert.equal(sql.all('SELECT * FROM sale').length, 1);
  });
}

test('rows are replaced, not added', async (context) => {
  const { get, sql } = await open(context);
  await get('/reports');
  await get('/reports');
  assert.equal(sql.all('SELECT * FROM duty').length, 1);
});

test('a system that was never heard from is named', async (context) => {
  const { get, answers } = await open(context);
  answers['/results'] = undefined;
  const { html } = await get('/reports');
  assert.match(html, /data-answer="unavailable">Nobody can say just now, because Reviews does not answer\./);
  assert.match(html, /never heard from/);
});

test('without step 5 the report shows its sources', async (context) => {
  const { get } = await open(context, { compareDesserts: todo('desserts') });
  const { html } = await get('/reports');
  assert.match(html, /data-answer="not-started">Nobody has worked this out yet\./);
  assert.match(html, /data-feed="sale" data-status="current"/);
});

test('the pages are for people who are logged in, the way in is for machines', async (context) => {
  const { get } = await open(context);
  assert.match((await get('/')).html, /<a href="\/notifications"\s*>Notifications<\/a/);
  assert.equal((await get('/synthesize.css')).status, 200);
});
