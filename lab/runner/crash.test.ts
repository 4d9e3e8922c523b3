/** A Host that crashes, for worlds that last. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { HostProcess } from './host-process.ts';
import { World } from './world.ts';

test('a Host that was killed comes back on the same port with what it had saved', async (context) => {
  const survivor = new HostProcess();
  const processes: HostProcess[] = [];
  const start = () => {
    const process = new HostProcess(undefined, { beside: survivor });
    processes.push(process);
    return process;
  };
  const persistent = { database: join(survivor.scratch, 'the-pass.db'), again: start };
  const world = await World.open({ module: 'pull', process: start(), persistent });
  context.after(async () => {
    await world.close();
    for (const process of [survivor, ...processes]) process.end();
    await Promise.all([survivor, ...processes].map((process) => process.cleared()));
    assert.equal(existsSync(survivor.scratch), false);
  });
  let lost = false;
  void world.lost().then(() => (lost = true));

  const body = new URLSearchParams({ user: '00107' });
  const entered = await fetch(`${world.url}/lab/enter`, { method: 'POST', body, redirect: 'manual' });
  const cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!;
  const before = world.url;
  await world.restart();

  assert.equal(world.url, before);
  assert.equal(processes.length, 2);
  const feed = await (await fetch(world.url, { headers: { cookie } })).text();
  assert.match(feed, /data-user="00107"/);
  assert.equal(lost, false);

  processes[1]!.end({ message: 'somebody ended it' });
  assert.equal((await world.lost()).trouble.message, 'somebody ended it');
  await world.restart();
});

test('a world that does not last cannot be restarted', async (context) => {
  const process = new HostProcess();
  context.after(() => {
    process.end();
    return process.cleared();
  });
  const world = await World.open({ module: 'pull', process });
  await assert.rejects(world.restart(), { message: 'Only a world that lasts can be restarted.' });
  await world.close();
});
