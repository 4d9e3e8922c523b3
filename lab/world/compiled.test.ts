/** What Hosts keep of their own code on disk, and of nobody else's. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../source/root.ts';
import { HostProcess } from './host-process.ts';
import { World } from './world.ts';

const KEPT = join(root, 'node_modules', '.cache', 'host-and-remote');

test('the Host’s own code is kept, and learner code is not, even when it ends the process', async (context) => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'compiled-')));
  context.after(() => rm(folder, { recursive: true }));
  const mark = randomUUID();
  const file = join(folder, 'pull.ts');
  await writeFile(file, `export const mark = '${mark}'; setImmediate(() => process.exit(7));`);

  const process = new HostProcess(folder);
  const opened = World.open({ module: 'pull', process, file }).then((world) => world.close());
  opened.catch(() => undefined); // it ends while the Host is still opened, or soon after
  assert.match((await process.gone()).message, /exit code 7/);

  const kept = await readdir(KEPT, { recursive: true, withFileTypes: true });
  const files = kept.filter((entry) => entry.isFile());
  const textOf = ({ parentPath, name }: (typeof files)[number]) => readFile(join(parentPath, name), 'latin1');
  const texts = await Promise.all(files.map((file) => textOf(file).catch(() => ''))); // others may just be replacing it
  assert(texts.some((text) => text.includes('createApp')));
  assert(!texts.some((text) => text.includes(mark)));
});
