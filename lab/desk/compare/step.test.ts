import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { exercises } from '../../../course.ts';
import { root } from '../../project/root.ts';
import { namesOf, partOf } from './step.ts';

const PROGRAM = `import type { Hr } from 'host-and-remote/lab';

/** Asks. */
export async function ask(hr: Hr) {
  return limit(hr);
}

// How long to wait.
const WAIT_MS = 500;

const limit = (hr: Hr) =>
  within(hr, WAIT_MS);

function within(hr: Hr, ms: number) {
  return show(hr, ms);
}

export function show() {}

const unused = 1;
`;

test('a step is its functions, with their comments, and all that these use but the functions of other steps', () => {
  const { text, numbers } = partOf(PROGRAM, { own: ['ask'], all: ['ask', 'show'] });
  for (const there of ['/** Asks. */', '// How long', 'const WAIT_MS', 'const limit', 'function within'])
    assert(text.includes(there), there);
  for (const gone of ['import', 'function show', 'unused']) assert(!text.includes(gone), gone);
  const lines = PROGRAM.split('\n');
  assert.deepEqual(
    text.split('\n'),
    numbers.map((number) => lines[number - 1]),
  );
});

test('what is not there, and half a program, are no trouble', () => {
  assert.deepEqual(partOf('', { own: ['ask'], all: [] }), { text: '', numbers: [] });
  const { text } = partOf('export function ask( {\n  if (\n\nexport const other = 1', { own: ['ask'], all: ['ask'] });
  assert.match(text, /^export function ask\( \{\n {2}if \(\n$/);
});

test('every step of the course has functions, and none belongs to two', async () => {
  for (const { id, exercise } of exercises()) {
    const solution = await readFile(join(root, 'solutions', exercise.folder, `${id}.ts`), 'utf8');
    const found = exercise.steps.map((step) => namesOf(solution, step.id));
    for (const [index, { own }] of found.entries()) assert.notEqual(own.length, 0, exercise.steps[index]!.id);
    assert.deepEqual(found.flatMap(({ own }) => own).toSorted(), found[0]!.all.toSorted());
  }
});
