import assert from 'node:assert/strict';
import { copyFile, mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { exercises } from '../../course.ts';
import { root } from '../project/root.ts';
import { lastWorkedOn } from './last-worked-on.ts';
import { scratch } from './fixtures.ts';

test('a learner goes on where the last save was; starters, whenever written, do not count', async (context) => {
  const work = await scratch(context);
  const modules = exercises();
  const file = (index: number) => join(modules[index]!.exercise.folder, `${modules[index]!.id}.ts`);
  for (const [index, { exercise }] of modules.entries()) {
    await mkdir(join(work, exercise.folder));
    await copyFile(join(root, 'exercises', file(index)), join(work, file(index)));
  }
  assert.equal(await lastWorkedOn(modules, work), modules[0]);

  const last = modules.length - 1;
  for (const [age, index] of [0, last].entries()) {
    await writeFile(join(work, file(index)), `// work of my own\n`);
    await utimes(join(work, file(index)), 1_000 + age, 1_000 + age);
  }
  assert.equal(await lastWorkedOn(modules, work), modules[last]);
});

test('an empty folder begins with the first exercise', async (context) => {
  assert.equal(await lastWorkedOn(exercises(), await scratch(context)), exercises()[0]);
});
