import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { readIfThere, writeWhole } from './files.ts';

async function scratch(context: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'files-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('several may write one file at a time: it is as one of them wrote it, and no draft is left', async (context) => {
  const folder = await scratch(context);
  const file = path.join(folder, 'new', 'file.json');
  assert.equal(await readIfThere(file), undefined);
  const texts = Array.from({ length: 8 }, (_, number) => String(number).repeat(100_000));
  await Promise.all(texts.map((text) => writeWhole(file, text)));
  assert(texts.includes((await readIfThere(file))!));
  assert.deepEqual(await readdir(path.dirname(file)), ['file.json']);
});

test('a file that cannot be written leaves no draft either', async (context) => {
  const folder = await scratch(context);
  await mkdir(path.join(folder, 'place', 'taken'), { recursive: true });
  await assert.rejects(writeWhole(path.join(folder, 'place'), 'text'));
  assert.deepEqual(await readdir(folder), ['place']);
});
