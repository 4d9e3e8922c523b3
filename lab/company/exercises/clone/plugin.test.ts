/** How the two Hosts of Clone use a learner's functions, and what they make of those that keep no promise. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { SEEDED_MOMENT } from '../../clock.ts';
import { createApp } from '../../host/app.ts';
import { openDatabase } from '../../host/db.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { LearnerModule } from '../../host/learner-module.ts';
import { createPlugin } from './plugin.ts';

const TODO = new URL('../../../api/todo.ts', import.meta.url).href;
const HOUR = 3_600_000;

/** A program that does the least it must, in a way that shows which functions took part. */
const WHOLE = {
  clone:
    "async ({ id }, { sql }) => { sql.run(`INSERT INTO news (title, lead, text, day, section) VALUES (?, '', 'x', '2026-03-02', 'Press')`, ['clone ' + id]); }",
  cloneOnce:
    "async ({ id }, { sql, intranet }) => { sql.run(`INSERT INTO news (title, lead, text, day, section) VALUES (?, '', ?, '2026-03-02', 'Press')`, ['once ' + id, await intranet.withOwnFiles('text')]); return 'created'; }",
  importEmployees: "(csv) => csv.split('|').map((note, row) => ({ row, outcome: 'conflict', note }))",
  reClone: "async () => 'refreshed'",
  withOwnFiles:
    "async (text, { keep }) => text + ' ![own](' + keep({ type: 'image/png', content: new Uint8Array([137, 255]) }) + ')'",
};

type Changes = Partial<Record<keyof typeof WHOLE, string>>;

const todo = "() => todo('clone/news-item', 'Build it.')";

async function open(context: TestContext, { changes = {}, steps }: { changes?: Changes; steps?: string[] } = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'plug-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'clone.ts');
  const functions = Object.entries({ ...WHOLE, ...changes }).map(([name, code]) => `export const ${name} = ${code};`);
  await writeFile(file, [`import { todo } from ${JSON.stringify(TODO)};`, ...functions].join('\n'));
  const db = openDatabase(':memory:');
  context.after(() => db.close());
  let now = SEEDED_MOMENT;
  const reported: string[] = [];
  const report = (error: unknown) => reported.push(error instanceof LearnerError ? error.message : String(error));
  let csv: string | undefined = '\ufeffone|two';
  const plug = await createPlugin({
    learner: await LearnerModule.load(file),
    remote: (id) => ({
      url: `http://${id}.test`,
      deadlineMs: 20,
      fetch: () =>
        csv === undefined
          ? Promise.reject(new TypeError('fetch failed'))
          : Promise.resolve(new Response(Buffer.from(csv), { headers: { 'Content-Type': 'text/csv' } })),
    }),
    db,
    sql: db.sql,
    now: () => now,
    sleep: () => Promise.resolve(),
    url: () => '',
    deadlineMs: 20,
    seed: 1,
    takesPart: (step) => steps === undefined || steps.includes(step),
    report,
  });
  const app = createApp({ db, plug, now: () => now, onTrouble: report });
  let cookie = '';
  async function request(address: string, init: RequestInit = {}) {
    const headers = new Headers(init.headers);
    if (cookie) headers.set('Cookie', cookie);
    const response = await app.request(address, { ...init, headers });
    for (const line of response.headers.getSetCookie()) cookie = line.split(';')[0]!;
    return { status: response.status, html: await response.text(), to: response.headers.get('Location') };
  }
  const post = (address: string, form: Record<string, string> = {}) =>
    request(address, { method: 'POST', body: new URLSearchParams(form) });
  const notice = (id = '7', more: object = {}) => ({
    specversion: '1.0',
    type: 'external-comms.article.published',
    source: 'urn:a',
    data: { id, version: 1 },
    ...more,
  });
  return {
    reported,
    get: request,
    post,
    enter: () => post('/lab/enter', { user: '00042' }),
    tell: async (body: unknown = notice()) =>
      (await request('/site/intake', { method: 'POST', body: JSON.stringify(body) })).status,
    notice,
    hand: (file: string | undefined) => void (csv = file),
    tick: (ms: number) => {
      now += ms;
      return plug.tick!();
    },
  };
}

const NEWS = { title: 'Typed', lead: 'Lead', text: 'Text', day: '2026-03-02', section: 'Food' };

test('a notice goes to cloneOnce(), and its text through withOwnFiles()', async (context) => {
  const { tell, get } = await open(context);
  assert.equal(await tell(), 201);
  const { html } = await get('/site/news/3');
  assert.match(html, /once 7[\s\S]*text <img src="\/site\/media\/1" alt="own" \/>/);
  const file = await get('/site/media/1');
  assert.equal(file.status, 200);
});

test('without step 2 it goes to clone(); without step 1 nobody takes it', async (context) => {
  const { tell, get } = await open(context, { changes: { cloneOnce: todo } });
  assert.equal(await tell(), 201);
  assert.match((await get('/site')).html, /clone 7/);
  const { tell: other, reported } = await open(context, { changes: { cloneOnce: todo, clone: todo } });
  assert.deepEqual([await other(), reported], [501, []]);
});

test('steps that do not take part are left out, though they are written', async (context) => {
  const { tell, get, enter, post, tick } = await open(context, { steps: ['clone/idempotent'] });
  assert.equal(await tell(), 201);
  assert(!(await get('/site/news/3')).html.includes('<img'));
  await enter();
  assert.equal((await post('/site/comms/re-clone', { source: 'urn:a', id: '7' })).to, '/site/comms?done=not-started');
  await tick(24 * HOUR);
  await enter();
  assert.match((await get('/profiles/import')).html, /No file has been read yet/);
});

test('what is no notice is refused', async (context) => {
  const { tell, notice } = await open(context);
  const bodies = [
    null,
    'x',
    notice('7', { specversion: '2.0' }),
    notice('7', { type: 'other' }),
    notice('7', { data: { id: 7, version: 1 } }),
    notice('7', { data: { id: '7', version: '1' } }),
    notice('7', { source: undefined }),
  ];
  for (const body of bodies) assert.equal(await tell(body), 400, JSON.stringify(body));
});

test('what learner code throws leads to 503, and the editors hear of it', async (context) => {
  const { tell, get, enter, reported } = await open(context, {
    changes: { cloneOnce: "async () => { throw new Error('The intranet answered 404.'); }" },
  });
  assert.deepEqual([await tell(), reported], [503, []], 'trouble of the intranet is no mistake');
  await enter();
  assert.match((await get('/site/comms')).html, /Not taken over[\s\S]*The intranet answered 404/);
});

test('a mistake is reported, and so are other outcomes and promises that never settle', async (context) => {
  const programs: [string, RegExp][] = [
    ['async () => null.id', /cloneOnce\(\) threw TypeError/],
    ["async () => 'done'", /cloneOnce\(\) returned "done" instead of “created” or “known”/],
    ['async () => undefined', /cloneOnce\(\) returned null/],
    ['() => new Promise(() => {})', /cloneOnce\(\) was still busy/],
  ];
  for (const [cloneOnce, message] of programs) {
    const { tell, reported } = await open(context, { changes: { cloneOnce } });
    assert.equal(await tell(), 503);
    assert.match(reported[0] ?? '', message);
  }
});

test('the website is for everybody, and its desk for people who are logged in', async (context) => {
  const { get, post, enter } = await open(context);
  assert.equal((await get('/site')).status, 200);
  for (const reply of [await get('/site/desk'), await post('/site/desk/new', NEWS), await get('/profiles')]) {
    assert.deepEqual([reply.status, reply.to], [303, '/log-in']);
  }
  await enter();
  const { html } = await get('/site/desk');
  assert.match(html, /Marram Kitchens<\/title>/, 'in its own frame');
  assert(!html.includes('the-pass.css'));
  assert.match((await get('/site/nowhere')).html, /site\.css/);
  assert.match((await get('/nowhere')).html, /the-pass\.css/);
});

test('what an editor types is saved, changed and deleted; what cannot be right is not', async (context) => {
  const { get, post, enter } = await open(context, { changes: { withOwnFiles: 'async (text) => text' } });
  await enter();
  assert.equal((await post('/site/desk/new', NEWS)).to, '/site/desk?done=saved');
  assert.match((await get('/site/news/3')).html, /Typed/);
  await post('/site/desk/news/3', { ...NEWS, title: 'Changed' });
  assert.match((await get('/site/news/3')).html, /Changed/);
  for (const wrong of [
    { title: ' ' },
    { text: '' },
    { day: 'soon' },
    { section: 'Sports' },
    { title: 'x'.repeat(201) },
  ]) {
    const reply = await post('/site/desk/news/3', { ...NEWS, ...wrong });
    assert.equal(reply.status, 422, JSON.stringify(wrong));
    assert.match(reply.html, /role="alert"/);
  }
  await post('/site/desk/news/3/delete');
  assert.equal((await get('/site/news/3')).status, 404);
  assert.equal((await post('/site/desk/news/3', NEWS)).status, 404);
});

test('an editor’s text is not saved, and not lost, while its files cannot be had', async (context) => {
  const withOwnFiles = "async () => { throw new Error('no file'); }";
  const { get, post, enter } = await open(context, { changes: { withOwnFiles } });
  await enter();
  const reply = await post('/site/desk/new', NEWS);
  assert.equal(reply.status, 422);
  assert.match(reply.html, /Not saved:[\s\S]*value="Typed"/);
  assert.equal((await get('/site/news/3')).status, 404);
});

test('HR’s file comes as it is, at night or when somebody wants it', async (context) => {
  const { get, post, enter, tick } = await open(context);
  await tick(HOUR);
  await enter();
  assert.match((await get('/profiles/import')).html, /No file has been read yet/);
  await tick(18 * HOUR);
  await enter();
  assert.match((await get('/profiles/import')).html, /data-row="0" data-outcome="conflict">[\s\S]*>\ufeffone</);
  await post('/profiles/import');
  assert.match((await get('/profiles/import')).html, /0 created, 0 known, 2 to mend/);
});

test('no file is no import, and a broken import says so', async (context) => {
  const { get, post, enter, hand } = await open(context);
  await enter();
  hand(undefined);
  await post('/profiles/import');
  assert.match((await get('/profiles/import')).html, /data-run="unavailable"/);
  for (const importEmployees of ['() => 7', '() => [{ row: 1 }]', 'async () => []', '() => null.x']) {
    const broken = await open(context, { changes: { importEmployees } });
    await broken.enter();
    assert.equal((await broken.post('/profiles/import')).status, 500);
    assert.match(broken.reported[0] ?? '', /importEmployees\(\)/);
    assert.match((await broken.get('/profiles/import')).html, /data-run="broken"/);
  }
});

test('profiles are looked after by hand, and no two have the same username', async (context) => {
  const { get, post, enter } = await open(context);
  await enter();
  const form = { displayName: 'Tess', userName: 'Tess', title: '', address: '', active: 'true' };
  assert.equal((await post('/profiles/new', form)).to, '/profiles?done=saved');
  assert.equal((await post('/profiles/new', { ...form, userName: 'TESS' })).status, 422);
  assert.equal((await post('/profiles/13', { ...form, userName: 'tess', active: '' })).status, 303);
  assert.match((await get('/profiles')).html, /data-profile="13" data-external="" data-active="false"/);
  assert.equal((await post('/profiles/13', { ...form, displayName: '' })).status, 422);
});
