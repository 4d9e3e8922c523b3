import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { check, format, resolveConfig } from 'prettier';
import { exercises } from '../../course.ts';
import { root } from './root.ts';
import { deriveStarter } from './derive-starter.ts';

const derive = (...lines: string[]) => deriveStarter(lines.join('\n'), 'soup.ts');
const IMPORT = "import type { Feed } from 'host-and-remote/lab';";
const TODO_IMPORT = "import { todo } from 'host-and-remote/lab';";

test('what the learner writes becomes a call at the same indentation, and region markers go', () => {
  const starter = derive(
    IMPORT,
    '// #region stir',
    'function stir() {',
    '  // #todo pull/cache Stir the soup.',
    '  const spoon = take();',
    '  spoon.turn();',
    '  // #endtodo',
    '}',
    '// #endregion',
    'const given = 1;',
  );
  assert.deepEqual(starter.split('\n'), [
    TODO_IMPORT,
    IMPORT,
    'function stir() {',
    "  todo('pull/cache', 'Stir the soup.');",
    '}',
    'const given = 1;',
  ]);
});

test('the import of todo comes right before that of the types, even when that one takes several lines', () => {
  const types = ['import type {', '  Feed,', "} from 'host-and-remote/lab';"];
  const starter = derive('/** Soup. */', "import { readFile } from 'node:fs';", ...types);
  assert.deepEqual(starter.split('\n').slice(2), [TODO_IMPORT, ...types]);
});

test('without types of the lab, the import comes first', () => {
  assert.deepEqual(derive('// Soup.', "import fs from 'node:fs';").split('\n'), [
    '// Soup.',
    TODO_IMPORT,
    "import fs from 'node:fs';",
  ]);
});

test('tasks with quotes, backslashes and great length stay correct and stay as Prettier writes them', async () => {
  const tasks = ["Don't stir.", 'Say "now".', `It's "now".`, 'A \\ B', `Stir ${'and stir '.repeat(14)}.`];
  const starter = derive(
    IMPORT,
    'function stir() {',
    ...tasks.flatMap((t) => [`  // #todo pull/cache ${t}`, '  // #endtodo']),
    '}',
  );
  const said: string[] = [];
  const body = starter.split('\n').slice(2).join('\n');
  const program = `export default (todo) => { ${body} stir(); };`;
  const { default: start } = await import(`data:text/javascript,${encodeURIComponent(program)}`);
  start((_step: string, task: string) => said.push(task));
  assert.deepEqual(said, tasks);
  const config = await resolveConfig(path.join(root, 'lab/project/derive-starter.ts'));
  assert.equal(await format(body, { ...config, parser: 'typescript' }), `${body}\n`);
});

const mistakes: [string, string[], RegExp][] = [
  ['unclosed', ['// #todo pull/cache Stir.', 'stir();'], /^soup\.ts:2: this “#todo” is never closed/],
  [
    'nested',
    ['// #todo pull/cache Stir.', '// #todo pull/cache Taste.'],
    /^soup\.ts:3: .* before the one of line 2 ended/,
  ],
  [
    'ended twice',
    ['// #todo pull/cache Stir.', '// #endtodo', '// #endtodo'],
    /^soup\.ts:4: this “#endtodo” ends nothing/,
  ],
  [
    'an unknown step',
    ['// #todo pull/soup Stir.', '// #endtodo'],
    /^soup\.ts:2: course\.ts has no step “pull\/soup”\. It has: .*pull\/cache/,
  ],
  ['no task', ['// #todo pull/cache', '// #endtodo'], /^soup\.ts:2: a “#todo” needs a step and a task/],
  ['no step', ['// #todo', '// #endtodo'], /^soup\.ts:2: a “#todo” needs a step and a task/],
];
for (const [what, lines, message] of mistakes) {
  test(`${what}: an error with file and line`, () => {
    assert.throws(() => derive(IMPORT, ...lines), { message });
  });
}

test('a file without imports is an error', () => {
  assert.throws(() => derive('stir();'), /^Error: soup\.ts imports nothing/);
});

for (const { id, exercise } of exercises()) {
  test(`the starter of ${id} asks for every step, shows no marker, and is formatted`, async () => {
    const file = `solutions/${exercise.folder}/${id}.ts`;
    const starter = deriveStarter(await readFile(path.join(root, file), 'utf8'), file);
    const asked = [...starter.matchAll(/^\s*todo\(\s*'([^']+)'/gm)].map((match) => match[1]);
    assert.deepEqual(new Set(asked), new Set(exercise.steps.map((step) => step.id)));
    assert.doesNotMatch(starter, /#(end)?(todo|region)/);
    const config = await resolveConfig(path.join(root, file));
    assert(await check(starter, { ...config, parser: 'typescript' }), 'Prettier would write it differently');
  });
}
