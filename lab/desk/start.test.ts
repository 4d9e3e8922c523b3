import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { text } from 'node:stream/consumers';
import { course, exercises } from '../../course.ts';
import { UserError } from '../project/user-error.ts';
import type { BenchMessage, LiveMessage } from './messages.ts';
import { runningCourse } from './port-in-use.ts';
import { RunningCourse } from './start.ts';
import { about, enter, exercise, feedCode, feedOn, Listening, scratch, subject, workFolder } from './fixtures.ts';

// Nothing is graded here; that has tests of its own.
process.env['HOST_AND_REMOTE_BROWSER'] = '/there/is/no/browser';

const PAGE = '<!doctype html><html data-lab="off"><h1>The course</h1>';
const HTML = { headers: { Accept: 'text/html' } };

interface Setting {
  /** What was built before, if anything. */
  built?: string;
  /** Whether that is up to date. */
  current?: boolean;
  /** The script that builds; it finds the folder in `dist`. */
  builder?: string;
  port?: number;
}

async function running(context: TestContext, { built, current = false, builder = '', port = 0 }: Setting = {}) {
  const folder = await scratch(context);
  const dist = join(folder, 'dist');
  if (built !== undefined) {
    await mkdir(dist);
    await writeFile(join(dist, 'index.html'), built);
  }
  const script = join(folder, 'builder.mjs');
  const imports = "import { mkdir, writeFile } from 'node:fs/promises';";
  await writeFile(script, `${imports}\nconst dist = ${JSON.stringify(dist)};\n${builder}`);
  const { work, file } = await workFolder(context, feedCode('unavailable'));
  const site = { dist, isBuilt: async () => current, builder: [script] };
  const started = await RunningCourse.start({ port, work, site, modules: [subject] });
  context.after(() => started.close());
  const listen = <Message>(path: string) => {
    const page = new Listening<Message>(`${started.url}live/${path}`);
    context.after(() => page.close());
    return page;
  };
  return {
    started,
    file,
    events: () => listen<LiveMessage>('events'),
    bench: () => listen<BenchMessage>(`labs/${exercise}/bench`),
  };
}

const WRITES = `await mkdir(dist, { recursive: true }); await writeFile(dist + '/index.html', ${JSON.stringify(PAGE)});`;

/** An address that a builder asks, and that answers when the test says so. */
async function gate(context: TestContext): Promise<{ url: string; open: () => void }> {
  const opened = Promise.withResolvers<void>();
  const server = createServer((_request, response) => void opened.promise.then(() => response.end())).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  context.after(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, open: opened.resolve };
}

test('while the course is built, its pages wait, say how far it is, and the lab works', async (context) => {
  const { url, open } = await gate(context);
  const builder = `console.log('Building the site (1 of 1) …'); await fetch('${url}'); ${WRITES}`;
  const { started, events } = await running(context, { builder });
  const page = events();
  assert.deepEqual(await page.next(), {
    type: 'lab',
    exercise,
    host: started.current.supervisor.host.url,
    door: `/lab/${exercise}/door/`,
    bench: `/lab/${exercise}/`,
    compare: `/lab/${exercise}/compare/`,
    file: `exercises/${about.folder}/${exercise}.ts`,
  });
  await page.next((message) => message.type === 'site' && message.state === 'building' && /1 of 1/.test(message.line));

  const waiting = await fetch(`${started.url}chapters/pull/`, HTML);
  assert.equal(waiting.status, 503);
  const html = await waiting.text();
  assert.match(html, /The course is being built/);
  assert.match(html, /Building the site \(1 of 1\) …/);
  assert.match(html, new RegExp(`exercises/${about.folder}/${exercise}\\.ts`));
  assert.equal((await fetch(`${started.url}lab/`)).status, 200);
  assert.equal(feedOn(await (await enter(started.current.supervisor.host.url))('/')), 'unavailable');

  open();
  await page.next((message) => message.type === 'site' && message.state === 'ready');
  const ready = await fetch(started.url, HTML);
  assert.equal(await ready.text(), PAGE.replace('off', 'on'));
});

test('a build that fails says why, on the page and to those who listen', async (context) => {
  const builder =
    "console.log('Building the deck …'); console.error('No such layout: <two-cols>'); process.exitCode = 2;";
  const { started, events } = await running(context, { builder });
  await events().next(
    (message) =>
      message.type === 'site' && message.state === 'failed' && message.reason === 'No such layout: <two-cols>',
  );
  const html = await (await fetch(started.url, HTML)).text();
  assert.match(html, /The course could not be built/);
  assert.match(html, /No such layout: &lt;two-cols&gt;/);
});

test('what was built before is there while it is built again, and when that fails', async (context) => {
  const { url, open } = await gate(context);
  const { started, events } = await running(context, {
    built: PAGE,
    builder: `await fetch('${url}'); process.exitCode = 2;`,
  });
  const page = events();
  assert.equal((await fetch(started.url, HTML)).status, 200);
  open();
  await page.next((message) => message.type === 'site' && message.state === 'failed');
  assert.match(await (await fetch(started.url, HTML)).text(), /The course/);
});

test('a course that is up to date is not built', async (context) => {
  const { started, events } = await running(context, { built: PAGE, current: true, builder: 'throw new Error();' });
  await events().next((message) => message.type === 'site' && message.state === 'ready');
  assert.equal((await fetch(started.url, HTML)).status, 200);
});

test('without a browser the course runs, and pages hear in a sentence why nothing is graded', async (context) => {
  const { events } = await running(context, { built: PAGE, current: true });
  const trouble = await events().next((message) => message.type === 'trouble');
  assert(trouble.type === 'trouble');
  assert.match(trouble.message, /^Nothing is graded: .*no browser starts from there.* Then run npm start again\.$/);
  const late = events();
  assert.equal((await late.next()).type, 'lab');
  assert.deepEqual(await late.next(({ type }) => type === 'trouble'), trouble);
});

test('the bench hears everything, first the whole world, then what happens in it', async (context) => {
  const { started, file, bench } = await running(context, { built: PAGE, current: true });
  const page = bench();
  const first = await page.next();
  assert(first.type === 'bench');
  assert.deepEqual(
    first.remotes.map(({ id }) => id),
    ['hr', 'directory'],
  );
  assert.deepEqual(
    [first.host.url, first.host.code, first.exchanges],
    [started.current.supervisor.host.url, 'plugged', []],
  );

  const code = `export const createCachedFetch = (hr) => hr.fetch; ${feedCode('no-office', "console.log('hello'); await hr.fetch(hr.url)")}`;
  await writeFile(file, code);
  await page.next((message) => message.type === 'host' && message.host.version > first.host.version);
  await (
    await enter(started.current.supervisor.host.url)
  )('/');
  await page.next((message) => message.type === 'logEntry' && message.logEntry.text === 'hello');
  await page.next((message) => message.type === 'exchanges' && message.exchanges.some(({ end }) => end === 'answered'));
});

test('when code ends the Host, open pages hear why', async (context) => {
  const { started, file, events, bench } = await running(context, { built: PAGE, current: true });
  const pages = [events(), bench()] as const;
  await Promise.all(pages.map((page) => page.next()));
  await writeFile(file, feedCode('no-office', 'process.exit(7)'));
  await pages[1].next((message) => message.type === 'host' && message.host.version > 1);
  await assert.rejects((await enter(started.current.supervisor.host.url))('/'));
  await pages[0].next((message) => message.type === 'trouble' && /exit code 7/.test(message.message));
});

test('each exercise has a lab of its own, opened when somebody asks for it', async (context) => {
  const folder = await scratch(context);
  const { work, file } = await workFolder(context, feedCode('unavailable'));
  const site = { dist: join(folder, 'dist'), isBuilt: async () => true, builder: [] };
  const started = await RunningCourse.start({ port: 0, work, site });
  context.after(() => started.close());
  assert.equal(started.current.file, `exercises/${about.folder}/${exercise}.ts`, 'the one with work in it');

  const other = exercises().find(({ id }) => id !== exercise)!;
  const page = new Listening<LiveMessage>(`${started.url}live/events`);
  context.after(() => page.close());
  const closed = await page.next((message) => message.type === 'lab' && message.exercise === other.id);
  assert(closed.type === 'lab');
  assert.deepEqual([closed.host, closed.bench], ['', `/lab/${other.id}/`]);

  const door = await fetch(new URL(closed.door, started.url));
  assert.match(door.url, /\/log-in$/);
  assert.match(await door.text(), /Lab door: enter as/);
  const bench = await (await fetch(new URL(closed.bench, started.url))).text();
  assert.match(bench, new RegExp(`<title>${other.title}: the lab bench`));
  for (const { id } of exercises()) assert(bench.includes(`href="/lab/${id}/"`), id);
  const open = await page.next((message) => message.type === 'lab' && message.exercise === other.id);
  assert(open.type === 'lab');
  assert.equal((await fetch(open.host)).status, 200);
  assert.notEqual(open.host, started.current.supervisor.host.url);

  const headers = { Origin: started.url.replace(/\/$/, ''), 'Content-Type': 'application/json' };
  const stranger = await fetch(`${started.url}live/labs/payroll/clock`, { method: 'POST', body: '{}', headers });
  assert.match(((await stranger.json()) as { error: string }).error, /^No exercise is called “payroll”\. There are: /);
  assert.equal(await readFile(file, 'utf8'), feedCode('unavailable'));
});

/** Asks the lab for something, as one of its own pages would unless told otherwise. */
function post(url: string, path: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  const own = { Origin: url.replace(/\/$/, ''), 'Content-Type': 'application/json' };
  return fetch(`${url}live/labs/${exercise}/${path}`, { method: 'POST', body, headers: { ...own, ...headers } });
}

test('switches, clock and a new start answer with what is now, and the bench hears it', async (context) => {
  const { started, bench } = await running(context, { built: PAGE, current: true });
  const page = bench();
  const first = await page.next();
  assert(first.type === 'bench');
  const { url } = started;

  const set = await post(url, 'remotes/hr', '{"mode":"die","slowMs":20}');
  const state = (await set.json()) as object;
  assert.equal(set.status, 200);
  assert.deepEqual(await page.next(({ type }) => type === 'remote'), { type: 'remote', remote: state });
  const { now } = (await (await post(url, 'clock', '{"ms":900000}')).json()) as { now: number };
  assert(now >= first.now + 900_000);
  assert.deepEqual(await page.next(({ type }) => type === 'clock'), { type: 'clock', now });
  assert.equal((await post(url, 'again', '{}')).status, 200);
  const reset = await page.next(({ type }) => type === 'bench');
  assert(reset.type === 'bench');
  assert.equal(reset.remotes[0]!.switches.mode, 'well');
});

const refusals: [string, string, string, Record<string, string>, number, RegExp][] = [
  ['nonsense', 'remotes/hr', '{"mode":"tired"}', {}, 400, /^The mode must be one of/],
  ['half of some JSON', 'remotes/hr', '{"mode":', {}, 400, /^Send a JSON object\.$/],
  ['a clock set back', 'clock', '{"ms":-5}', {}, 400, /^ms must be a whole number/],
  [
    'a Remote that does not exist',
    'remotes/payroll',
    '{"mode":"well"}',
    {},
    404,
    /^No Remote is called “payroll”\. There are: hr, directory\.$/,
  ],
  ['another page', 'again', '{}', { Origin: 'http://127.0.0.1:1' }, 403, /^Only the course’s own pages/],
  ['no page at all', 'again', '{}', { Origin: 'null' }, 403, /^Only the course’s own pages/],
  ['a plain form', 'again', '{}', { 'Content-Type': 'text/plain' }, 415, /^Send application\/json\.$/],
  ['too much', 'again', ' '.repeat(5_000), {}, 413, /^Send at most 4 kB\.$/],
];

test('what makes no sense, or comes from elsewhere, is refused in one sentence and changes nothing', async (context) => {
  const { started, bench } = await running(context, { built: PAGE, current: true });
  for (const [what, path, body, headers, status, message] of refusals) {
    const answer = await post(started.url, path, body, headers);
    assert.equal(answer.status, status, what);
    assert.match(((await answer.json()) as { error: string }).error, message, what);
  }
  const first = await bench().next();
  assert(first.type === 'bench');
  assert.deepEqual([first.host.version, first.remotes[0]!.switches.mode], [1, 'well']);
});

/** Asks under another name than the address has. */
async function asking(
  url: string,
  host: string,
  path: string,
): Promise<{ status?: number; location?: string; body: string }> {
  const { hostname, port } = new URL(url);
  const [answer] = (await once(request({ hostname, port, path, headers: { host } }).end(), 'response')) as [
    import('node:http').IncomingMessage,
  ];
  return { status: answer.statusCode, location: answer.headers.location, body: await text(answer) };
}

test('only the names of this machine are answered, and localhost leads to the one address', async (context) => {
  const { started } = await running(context, { built: PAGE, current: true });
  const { port } = new URL(started.url);
  for (const host of [`evil.example:${port}`, 'evil.example', '127.0.0.1:1', `127.0.0.1.evil.example:${port}`]) {
    for (const path of ['/', '/live/events', '/lab/']) {
      const { status, body } = await asking(started.url, host, path);
      assert.equal(status, 421);
      assert.match(body, new RegExp(`^This is the course’s own address; open ${started.url} instead\\..* --address `));
    }
  }
  const { status, location } = await asking(started.url, `localhost:${port}`, '/lab/?a=b');
  assert.deepEqual([status, location], [307, `${started.url}lab/?a=b`]);
});

test('a taken port is one sentence: who has it, and how to choose another', async (context) => {
  const { started } = await running(context, { built: PAGE, current: true });
  const port = Number(new URL(started.url).port);
  assert.equal(await runningCourse(port), started.url);
  await assert.rejects(running(context, { built: PAGE, current: true, port }), (error) => {
    assert(error instanceof UserError);
    assert.match(
      error.message,
      new RegExp(`^${course.name} runs already at ${started.url}: .*npm start -- --port \\d+$`),
    );
    return true;
  });

  const other = createServer((_request, response) => response.end('[]')).listen(0, '127.0.0.1');
  await once(other, 'listening');
  context.after(() => other.close());
  const taken = (other.address() as AddressInfo).port;
  assert.equal(await runningCourse(taken), undefined);
  await assert.rejects(running(context, { built: PAGE, current: true, port: taken }), (error) => {
    assert(error instanceof UserError);
    assert.match(error.message, new RegExp(`^Port ${taken} is taken by another program; .*npm start -- --port \\d+$`));
    return true;
  });
});

test('closing ends the course, the Host, the Remotes, the build and every open page', async (context) => {
  const { url, open } = await gate(context);
  context.after(open);
  const { started, events, bench } = await running(context, {
    builder: `console.log(process.pid + ' …'); await fetch('${url}');`,
  });
  const page = events();
  const building = await page.next(
    (message) => message.type === 'site' && message.state === 'building' && /^\d+$/.test(message.line),
  );
  assert(building.type === 'site' && building.state === 'building');
  const first = await bench().next();
  assert(first.type === 'bench');

  await started.close();
  await assert.rejects(page.next());
  for (const address of [
    started.url,
    started.current.supervisor.host.url,
    ...first.remotes.map((remote) => remote.url),
  ]) {
    await assert.rejects(fetch(address), address);
  }
  assert.throws(() => process.kill(Number(building.line), 0), { code: 'ESRCH' });
});

test('the bench and its files are whole: styles, fonts, and scripts without types', async (context) => {
  const { started } = await running(context, { built: PAGE, current: true });
  const answer = await fetch(`${started.url}lab/`);
  assert.match(answer.headers.get('Content-Security-Policy')!, /default-src 'none'/);
  const html = await answer.text();
  const files = [...html.matchAll(/(?:href|src)="(\/lab\/[^"]+)"/g)].map((match) => match[1]!);
  assert(files.length > 5);
  for (const file of [
    ...files,
    '/lab/bench/wire.ts',
    '/lab/look/fonts/inter.woff2',
    '/lab/waiting/waiting.ts',
    '/lab/live-events.ts',
  ]) {
    const served = await fetch(new URL(file, started.url));
    assert.equal(served.status, 200, file);
    const type = served.headers.get('Content-Type');
    if (file.endsWith('.ts')) assert.equal(type, 'text/javascript; charset=utf-8', file);
    assert.doesNotMatch(await served.text(), /import type/, file);
  }
  for (const file of [
    '/lab/server.ts',
    '/lab/look/package.json',
    '/lab/bench/../server.ts',
    '/lab/bench/%2e%2e%2fserver.ts',
  ]) {
    assert.equal((await fetch(new URL(file, started.url))).status, 404, file);
  }
});
