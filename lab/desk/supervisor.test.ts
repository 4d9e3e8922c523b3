import assert from 'node:assert/strict';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { test, type TestContext } from 'node:test';
import { Saves } from '../project/saves.ts';
import { enter, feedCode, feedOn, quietPort, subject, until, workFolder } from './fixtures.ts';
import { WorldSupervisor } from './supervisor.ts';

/** Tells the supervisor of every save, as the course does. */
async function follow(context: TestContext, supervisor: WorldSupervisor, work: string): Promise<void> {
  const saves = new Saves([subject], work);
  context.after(() => saves.close());
  saves.on('saved', () => supervisor.saved());
  await saves.open();
}

async function kept(context: TestContext, code: string, port?: number) {
  const { work, file } = await workFolder(context, code);
  const supervisor = new WorldSupervisor({ module: 'pull', file, remedy: 'Bring it back.', restartWindowMs: Infinity });
  context.after(() => supervisor.close());
  await follow(context, supervisor, work);
  await supervisor.open(port ?? (await quietPort()));
  const state = (holds: () => boolean) => until(supervisor, 'host', holds);
  /** Saves the file, and waits until the Host has taken it in. */
  const save = async (text: string) => {
    const { version } = supervisor.host;
    await writeFile(file, text);
    await state(() => supervisor.host.version > version && supervisor.host.running);
  };
  const said = () => supervisor.logEntries.map(({ text }) => text).join('\n');
  return { supervisor, file, state, save, said };
}

test('code is plugged in again after every save, and sessions stay', async (context) => {
  const { supervisor, save } = await kept(context, feedCode('unavailable'));
  const page = await enter(supervisor.host.url);
  assert.equal(feedOn(await page('/')), 'unavailable');
  await save(feedCode('no-office'));
  assert.equal(feedOn(await page('/')), 'no-office');
  assert.equal(supervisor.host.code, 'plugged');
});

test('broken, missing and returning code never stops the Host, which says why', async (context) => {
  const { supervisor, file, state, save, said } = await kept(context, feedCode('unavailable'));
  const { url } = supervisor.host;
  const page = await enter(url);

  await save('export async function personalFeed( {');
  assert.equal(supervisor.host.code, 'broken');
  assert.match(supervisor.host.trouble!.message, /^pull\.ts cannot be loaded: SyntaxError/);
  assert.match(await page('/'), /cannot be loaded/);
  assert.match(await page('/news/estorno-monday-lunch'), /Estorno/);

  await rm(file);
  await state(() => /There is no pull\.ts/.test(supervisor.host.trouble?.message ?? ''));
  assert.match(supervisor.host.trouble!.message, /Bring it back\.$/);

  await save(feedCode('no-office').replace('personalFeed', 'personaFeed'));
  assert.match(await page('/'), /does not export a function called personalFeed/);
  assert.match(said(), /does not export a function called personalFeed/);

  await writeFile(`${file}.new`, feedCode('no-office'));
  const { version } = supervisor.host;
  await rename(`${file}.new`, file);
  await state(() => supervisor.host.version > version && supervisor.host.code === 'plugged');
  assert.equal(feedOn(await page('/')), 'no-office');
  assert.equal(supervisor.host.url, url);
});

for (const [what, missing] of [
  ['file', (file: string) => file],
  ['folder', dirname],
] as const) {
  test(`a ${what} that is missing at the start is plugged in when it comes`, async (context) => {
    const { work, file } = await workFolder(context, '');
    await rm(missing(file), { recursive: true });
    const supervisor = new WorldSupervisor({ module: 'pull', file });
    context.after(() => supervisor.close());
    await follow(context, supervisor, work);
    await supervisor.open();
    assert.equal(supervisor.host.code, 'broken');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, feedCode('no-office'));
    await until(supervisor, 'host', () => supervisor.host.code === 'plugged');
    assert.equal(feedOn(await (await enter(supervisor.host.url))('/')), 'no-office');
  });
}

const deaths: [string, string, RegExp][] = [
  ['exits', 'process.exit(3)', /ended \(exit code 3\)/],
  ['leaves a rejection to nobody', "void Promise.reject(new Error('lost')); await new Promise(() => {})", /lost/],
  ['never gives control back', 'while (true);', /did not give control back for 2 seconds/],
];
for (const [what, first, reason] of deaths) {
  test(`code that ${what} ends the Host, which returns on the same port and says why`, async (context) => {
    const { supervisor, state, said } = await kept(context, feedCode('no-office', first));
    const { url, version } = supervisor.host;
    const page = await enter(url);
    await assert.rejects(page('/'));
    await state(() => supervisor.host.running && supervisor.host.version > version + 1);
    assert.match(said(), reason);
    assert.deepEqual([supervisor.host.url, supervisor.host.code], [url, 'plugged']);
    assert.match(await (await fetch(url)).text(), /Log in/);
  });
}

test('code that ends the Host again is left out until the next save', async (context) => {
  const { supervisor, state, save, said } = await kept(context, feedCode('no-office', 'process.exit(3)'));
  const { url } = supervisor.host;
  for (const code of ['plugged', 'left-out'] as const) {
    const { version } = supervisor.host;
    await assert.rejects((await enter(url))('/'));
    await state(() => supervisor.host.running && supervisor.host.version > version + 1);
    assert.equal(supervisor.host.code, code);
  }
  assert.match(said(), /runs without your code until your next save/);
  assert.match(supervisor.host.trouble!.message, /exit code 3/);
  assert.equal(feedOn(await (await enter(url))('/')), 'not-started');
  await save(feedCode('no-office'));
  assert.deepEqual([supervisor.host.url, supervisor.host.code], [url, 'plugged']);
  assert.equal(feedOn(await (await enter(url))('/')), 'no-office');
});

test('code that ends the Host as it is loaded is left out at once, at the start and after a save', async (context) => {
  const { supervisor, state, save } = await kept(context, 'process.exit(4);');
  const { url } = supervisor.host;
  assert.equal(supervisor.host.code, 'left-out');
  await save(feedCode('no-office'));
  assert.equal(supervisor.host.code, 'plugged');
  await save('process.exit(5);');
  await state(() => supervisor.host.code === 'left-out');
  assert.match(supervisor.host.trouble!.message, /exit code 5/);
  assert.equal(supervisor.host.url, url);
});

test('what the code prints is told line by line, mistakes once in a row', async (context) => {
  const { supervisor } = await kept(
    context,
    feedCode('no-office', "console.log('one\\n\\u001b[31mtwo'); throw new Error('my mistake')"),
  );
  const page = await enter(supervisor.host.url);
  await page('/');
  await page('/');
  const count = (kind: string) => supervisor.logEntries.filter((logEntry) => logEntry.kind === kind).length;
  await until(supervisor, 'logEntry', () => count('printed') >= 4 && count('trouble') >= 1);
  const printed = supervisor.logEntries.filter(({ kind }) => kind === 'printed').map(({ text }) => text);
  assert.deepEqual(printed, ['one', 'two', 'one', 'two']);
  const mistake = supervisor.logEntries.find(({ kind }) => kind === 'trouble')!;
  assert.match(mistake.text, /personalFeed\(\) threw Error: my mistake/);
  assert.match(mistake.where!, /^pull\.ts:1$/);
});

test('starting again brings well Remotes, empty records, the first moment and a reset Host on the same port', async (context) => {
  const asking = `export const createCachedFetch = (hr) => hr.fetch; ${feedCode('no-office', 'await hr.fetch(hr.url)')}`;
  const { supervisor } = await kept(context, asking);
  const { host, now } = supervisor;
  const page = await enter(host.url);
  await page('/');
  await until(supervisor.wire, 'exchanges', () => supervisor.wire.exchanges.length === 1);
  supervisor.set('hr', { mode: 'offline', slowMs: 50, version: 2 });
  assert.equal(
    supervisor.remotes[0]!.says,
    'HR drops every connection at once, each time after 50 ms. It speaks version 2.',
  );
  await supervisor.forward(3_600_000);
  assert(supervisor.now >= now + 3_600_000);

  await supervisor.startAgain();
  assert(supervisor.now < now + 3_600_000);
  assert.deepEqual(supervisor.remotes[0]!.switches, { mode: 'well', slowMs: 0, version: 1 });
  assert.deepEqual([supervisor.wire.exchanges, supervisor.logEntries], [[], []]);
  assert.equal(supervisor.host.url, host.url);
  assert(supervisor.host.version > host.version);
  assert.match(await page('/'), /Log in/);
});

test('the clock goes forward for Host and Remotes, and a Remote that does not exist cannot be set', async (context) => {
  const { supervisor } = await kept(context, feedCode('no-office'));
  const page = await enter(supervisor.host.url);
  await supervisor.forward(13 * 3_600_000);
  assert.match(await page('/'), /Log in/, 'after thirteen hours the session is over');
  assert.equal(supervisor.set('toString', { version: 2 }), undefined);
});

test('a taken port gives way to one that the system gives', async (context) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  context.after(() => other.close());
  const { port } = other.address() as AddressInfo;
  const { supervisor } = await kept(context, feedCode('no-office'), port);
  assert.notEqual(new URL(supervisor.host.url).port, String(port));
  assert.equal(feedOn(await (await enter(supervisor.host.url))('/')), 'no-office');
});

test('closing ends Host and Remotes, even while code keeps the Host from answering', async (context) => {
  const { supervisor } = await kept(context, feedCode('no-office', 'while (true);'));
  const addresses = [supervisor.host.url, ...supervisor.remotes.map(({ url }) => url)];
  const stuck = (await enter(supervisor.host.url))('/');
  await Promise.all([assert.rejects(stuck), supervisor.close()]);
  for (const url of addresses) await assert.rejects(fetch(url), url);
});
