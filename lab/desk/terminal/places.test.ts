import assert from 'node:assert/strict';
import { join, relative } from 'node:path';
import { test, type TestContext } from 'node:test';
import { exercises } from '../../../course.ts';
import { root } from '../../project/root.ts';
import { placesOf, placeText } from './places.ts';

const [module] = exercises();
const { id, exercise } = module!;
const work = join(root, 'exercises');

/** The places as somebody sees them who called npm in this folder. */
function seenFrom(context: TestContext, folder: string, course?: string): string[] {
  const before = process.env['INIT_CWD'];
  process.env['INIT_CWD'] = folder;
  context.after(() => {
    if (before === undefined) delete process.env['INIT_CWD'];
    else process.env['INIT_CWD'] = before;
  });
  return placesOf(module!, work, course).map(placeText);
}

test('file and brief are named from where the person is', (context) => {
  const [file, brief] = [`${id}.ts`, 'brief.mdx'].map((name) => join(work, exercise.folder, name)) as [string, string];
  for (const [folder, shown] of [
    [root, (path: string) => relative(root, path)],
    [join(work, exercise.folder), (path: string) => relative(join(work, exercise.folder), path)],
    [join(root, 'slides'), (path: string) => path],
  ] as const)
    assert.deepEqual(seenFrom(context, folder), [`Edit   ${shown(file)}`, `Brief  ${shown(brief)}`]);
});

test('where the course runs, the brief is read there', (context) => {
  const [, brief] = seenFrom(context, root, 'http://127.0.0.1:4321/');
  assert.equal(brief, `Brief  http://127.0.0.1:4321/exercises/${id}/`);
});
