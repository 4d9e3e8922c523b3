import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { exercises } from '../../course.ts';
import { checksIn, copyFolder } from './copy-folder.ts';

test('a learner’s files are copied; checks, links, hidden files and packages stay behind', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'copy-'));
  context.after(() => rm(folder, { recursive: true }));
  const from = join(folder, 'from');
  for (const part of ['', 'helpers', 'node_modules', '.git']) await mkdir(join(from, part), { recursive: true });
  const files = ['pull.ts', 'helpers/cache.ts', 'my.notes.ts', 'node_modules/a.js', '.git/config', '.env'];
  const checks = ['spec', 'page', 'actions', 'probes'].map((kind) => `pull.${kind}.ts`);
  for (const file of [...files, ...checks]) await writeFile(join(from, file), file);
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(from, 'link.ts'));
  await symlink(folder, join(from, 'up'));

  const to = join(folder, 'to');
  copyFolder(from, to, new Set(checks));
  assert.deepEqual((await readdir(to, { recursive: true })).toSorted(), [
    'helpers',
    join('helpers', 'cache.ts'),
    'my.notes.ts',
    'pull.ts',
  ]);
  assert.equal(await readFile(join(to, 'pull.ts'), 'utf8'), 'pull.ts');
});

test('the checks of an exercise and their helpers are known by the folder’s name', () => {
  for (const { id, exercise } of exercises()) {
    const names = checksIn(join('any', exercise.folder));
    assert(names.has(`${id}.spec.ts`));
    assert(names.has(`${id}.page.ts`));
    assert(!names.has(`${id}.ts`));
  }
  assert.equal(checksIn('nowhere').size, 0);
});
