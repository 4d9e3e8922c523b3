import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { HostProcess } from './host-process.ts';
import { isOverfull, MOST_BYTES } from './scratch-limit.ts';

test('a folder is overfull by its bytes or by its files, and nobody minds one that is gone', async (context) => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'overfull-')));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const large = join(folder, 'deep', 'large');
  await mkdir(join(folder, 'deep'));
  await writeFile(large, '');
  await truncate(large, MOST_BYTES); // a hole, which takes no room
  assert.equal(await isOverfull(folder), false);
  await truncate(large, MOST_BYTES + 1);
  assert.equal(await isOverfull(folder), true);
  await rm(large);
  for (let count = 0; count < 1_000; count++) await writeFile(join(folder, `${count}`), '');
  assert.equal(await isOverfull(folder), true);
  await rm(folder, { recursive: true });
  assert.equal(await isOverfull(folder), false);
});

test('a process that leaves more than it may is ended, and says why', async () => {
  const process = new HostProcess();
  await process.ready();
  const large = join(process.scratch, 'large');
  await writeFile(large, '');
  await truncate(large, MOST_BYTES + 1);
  assert.match((await process.gone()).message, /your code filled its scratch folder/);
  await process.cleared();
});
