import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { OwnFiles } from './own-files.ts';

async function scratch(context: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'own-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return path.join(folder, 'handouts');
}

test('a folder that is not there is made, and what was written may be written again', async (context) => {
  const folder = await scratch(context);
  for (const text of ['first', 'second']) {
    const own = await OwnFiles.open(folder, ['a.pdf']);
    assert.equal(await own.put('a.pdf', text), path.join(folder, 'a.pdf'));
    assert.equal(await readFile(path.join(folder, 'a.pdf'), 'utf8'), text);
  }
});

test('what somebody else made, or has changed, is named and left alone', async (context) => {
  const folder = await scratch(context);
  const own = await OwnFiles.open(folder, ['a.pdf']);
  const file = await own.put('a.pdf', 'made');
  await writeFile(file, 'with remarks');
  await assert.rejects(
    OwnFiles.open(folder, ['a.pdf']),
    /^UserError: .*a\.pdf has been changed since it was made: move it/,
  );
  await writeFile(path.join(folder, 'b.pdf'), 'mine');
  await assert.rejects(OwnFiles.open(folder, ['b.pdf']), /b\.pdf was not made by this command.* --out/);
  assert.equal(await readFile(path.join(folder, 'b.pdf'), 'utf8'), 'mine');
  await OwnFiles.open(folder, ['c.pdf']);
});

test('a file in the place of the folder is one sentence', async (context) => {
  const folder = await scratch(context);
  await writeFile(folder, 'a file');
  await assert.rejects(OwnFiles.open(folder, ['a.pdf']), /is in the way/);
});
