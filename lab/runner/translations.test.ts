import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { HostProcess } from './host-process.ts';
import { translationsOf } from './translations.ts';
import { World } from './world.ts';

const LIMIT = { timeout: 20_000 };

/** A folder with these files. */
async function folderOf(context: TestContext, files: Record<string, string>): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'translations-')));
  context.after(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'inside'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

test('TypeScript loses its types, and every line and column stays where it was', LIMIT, async (context) => {
  const folder = await folderOf(context, {
    'pull.ts': 'interface A {\n  a: 1;\n}\nexport const one: number = 1;',
    'inside/other.ts': 'export {};',
    'data.json': '{}',
  });
  assert.deepEqual(await translationsOf(folder), {
    [join(folder, 'pull.ts')]: '             \n       \n \nexport const one         = 1;',
    [join(folder, 'inside', 'other.ts')]: 'export {};',
  });
});

test('what cannot be translated, or is no program that somebody wrote, is left to Node', LIMIT, async (context) => {
  const folder = await folderOf(context, {
    'broken.ts': 'export const = ;',
    'more-than-types.ts': 'export enum Soup { hot }',
    'endless.ts': `export const list = [${'0,'.repeat(200_000)}];`,
    'good.ts': 'export {};',
  });
  assert.deepEqual(Object.keys(await translationsOf(folder)), [join(folder, 'good.ts')]);
});

test('a text that breaks the translator harms no other', LIMIT, async (context) => {
  const deep = `export const deep = ${'('.repeat(90_000)}0${')'.repeat(90_000)};`;
  const [bad, good] = [
    await folderOf(context, { 'pull.ts': deep }),
    await folderOf(context, { 'pull.ts': 'export {};' }),
  ];
  for (const folder of [bad, join(bad, 'missing')]) {
    assert.deepEqual(await translationsOf(folder), {});
    assert.equal(Object.keys(await translationsOf(good)).length, 1);
  }
  const [none, one] = await Promise.all([translationsOf(bad), translationsOf(good)]);
  assert.deepEqual(none, {});
  assert(Object.keys(one).length <= 1); // it may have had to wait in the same thread
});

test('a mistake is where it is in the learner’s file, translated or not', LIMIT, async (context) => {
  const process = new HostProcess();
  context.after(() => {
    process.end();
    return process.cleared();
  });
  const messages: unknown[] = [];
  for (const text of ['type A = 1;\nthrow new Error("hot");', 'type A = 1;\nexport const a = ;']) {
    const file = join(await process.bring(await folderOf(context, { 'pull.ts': text })), 'pull.ts');
    const world = await World.open({ module: 'pull', process, file });
    await world.close();
    messages.push(world.diagnostics[0]);
  }
  assert.deepEqual(messages[0], { message: 'pull.ts cannot be loaded: Error: hot', where: 'pull.ts:2:7' });
  assert.match(JSON.stringify(messages[1]), /cannot be loaded.*Error.*pull\.ts:2/);
});
