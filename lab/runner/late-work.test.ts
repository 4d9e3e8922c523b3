/** What learner code still tries when its Host is closed already. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Directory } from '../remotes/directory.ts';
import { HostProcess } from './host-process.ts';
import { World } from './world.ts';

/** Nobody waits for its question, and nobody catches what comes of it. */
const FORGETFUL = `
  export async function logIn(username, password, directory) {
    ask(directory);
    return { outcome: 'refused' };
  }

  async function ask(directory) {
    await directory.fetch(directory.url).catch(() => console.log('left behind'));
    throw new Error('for nobody');
  }
`;

test('an error in what a closed Host left behind does not end the process', async (context) => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'left-behind-')));
  const file = join(folder, 'pull.ts');
  await writeFile(file, FORGETFUL);
  const process = new HostProcess(folder);
  context.after(async () => {
    process.end();
    await process.cleared();
    await rm(folder, { recursive: true });
  });
  const world = await World.open({ module: 'pull', process, file, steps: ['pull/log-in'] });
  world.remote(Directory).set({ mode: 'hang' });
  const body = new URLSearchParams({ username: 'ines', password: 'anything' });
  const headers = { Origin: world.url };
  assert.equal((await fetch(`${world.url}/log-in`, { method: 'POST', body, headers })).status, 401);

  const leftBehind = once(process, 'output');
  await world.close();
  assert.deepEqual(await leftBehind, ['left behind\n']);

  const next = await World.open({ module: 'pull', process, file });
  const page = await fetch(`${next.url}/log-in`).finally(() => next.close());
  assert.equal(page.status, 200);
});
