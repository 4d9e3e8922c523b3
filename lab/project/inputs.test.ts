import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { exercises } from '../../course.ts';
import { fingerprint } from './inputs.ts';

test('the fingerprint follows the sources, and no work of learners, tests, caches or earlier builds', async (context) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'inputs-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
    return fingerprint(folder);
  };
  const { id, exercise } = exercises()[0]!;
  const before = await write('site/pages/index.astro', 'a');

  for (const file of [
    `exercises/${exercise.folder}/${id}.ts`,
    `exercises/${exercise.folder}/${id}.mine-1.ts`,
    'lab/company/host/app.test.ts',
    'cases/wrong.ts',
    'slides/node_modules/.slidev/cache.json',
    'site/.astro/types.d.ts',
    'dist/index.html',
    'README.md',
  ]) {
    assert.equal(await write(file, 'x'), before, file);
  }

  const seen = new Set([before]);
  for (const [file, text] of [
    ['site/pages/index.astro', 'b'],
    ['site/pages/about.astro', 'b'],
    [`exercises/${exercise.folder}/brief.mdx`, 'b'],
    ['course.ts', 'b'],
    ['figures/fonts/inter.woff2', 'b'],
  ] as const) {
    seen.add(await write(file, text));
  }
  assert.equal(seen.size, 6);
});
