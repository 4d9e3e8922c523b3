/** Real imports, quotes and excerpts lead only to files that are declared as inputs. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { exercises } from '../../course.ts';
import { usesFrom } from './import-walk.ts';
import { checksOf, filesOf, fingerprint, PARTS, type Inputs } from './inputs.ts';
import { root } from './root.ts';

const [{ id, exercise }, other] = exercises() as [ReturnType<typeof exercises>[0], ReturnType<typeof exercises>[0]];

/** The uses that lead out of declared inputs, a line each. */
function strays(entries: readonly string[], inputs: Inputs, module?: string): string[] {
  const declared = new Set(filesOf(inputs));
  const uses = usesFrom(entries, { folder: root, module });
  return uses.filter(({ to }) => !declared.has(to)).map(({ from, to }) => `${from} uses ${to}`);
}

for (const [part, folder] of [
  ['site', 'site/'],
  ['decks', 'slides/'],
] as const) {
  test(`${part}: everything it uses is declared`, () => {
    const entries = filesOf(PARTS[part]).filter((file) => file.startsWith(folder));
    assert(entries.length > 50);
    assert.deepEqual(strays(entries, PARTS[part]), []);
  });
}

for (const module of exercises()) {
  test(`checks of ${module.id}: everything they use is declared`, () => {
    const entries = [
      `exercises/${module.exercise.folder}/${module.id}.spec.ts`,
      `lab/company/exercises/${module.id}/plugin.ts`,
      `lab/remotes/of/${module.id}.ts`,
      'lab/company/host/process.ts',
      'lab/grader/grade.ts',
      'lab/grader/resources.ts',
    ];
    assert.deepEqual(strays(entries, checksOf(module), module.id), []);
  });
}

test('decks quote programs with a known mistake, which are declared', () => {
  const quoted = usesFrom(['slides/01-embed.md'], { folder: root }).map(({ to }) => to);
  assert(quoted.some((file) => file.startsWith('cases/01-embed/mutants/')));
  assert(quoted.includes('solutions/01-embed/embed.ts'));
});

/**
 * An empty project.
 *
 * @returns what writes a file, and then says the fingerprint of some inputs
 */
async function project(context: TestContext) {
  const folder = await mkdtemp(path.join(tmpdir(), 'inputs-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return async (file: string, text: string, inputs: Inputs) => {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
    return fingerprint(inputs, folder);
  };
}

/** A row of the table: a file, and whether site, decks, and the checks of the first and the second exercise follow it. */
const rows: [file: string, site: boolean, decks: boolean, checks: boolean, others: boolean][] = [
  ['site/pages/index.astro', true, false, false, false],
  ['slides/01-embed.md', false, true, false, false],
  ['course.ts', true, true, false, false],
  ['figures/kit/shapes.ts', true, true, false, false],
  ['package-lock.json', true, true, true, true],
  [`solutions/${exercise.folder}/${id}.ts`, true, true, false, false],
  [`exercises/${exercise.folder}/brief.mdx`, true, false, false, false],
  [`exercises/${exercise.folder}/${id}.spec.ts`, false, false, true, false],
  [`cases/${exercise.folder}/mutants/wrong.ts`, false, true, false, false],
  [`cases/${exercise.folder}/hostile/exit.ts`, false, false, false, false],
  ['lab/api/index.ts', true, true, true, true],
  ['lab/company/host/app.ts', false, false, true, true],
  [`lab/company/exercises/${id}/plugin.ts`, false, false, true, false],
  ['lab/grader/grade.ts', false, false, true, true],
  ['lab/desk/server.ts', false, false, false, false],
  ['lab/company/host/app.test.ts', false, false, false, false],
  [`exercises/${exercise.folder}/${id}.ts`, false, false, false, false],
  [`exercises/${exercise.folder}/${id}.mine-1.ts`, false, false, false, false],
  ['slides/node_modules/.slidev/cache.json', false, false, false, false],
  ['site/.astro/types.d.ts', false, false, false, false],
  ['dist/index.html', false, false, false, false],
  ['README.md', false, false, false, false],
];
for (const [file, ...follow] of rows) {
  test(`who follows ${file}`, async (context) => {
    const write = await project(context);
    const all: Inputs[] = [PARTS.site, PARTS.decks, checksOf(exercises()[0]!), checksOf(other)];
    for (const [index, inputs] of all.entries()) {
      const before = await write(file, 'one', inputs);
      const after = await write(file, 'two', inputs);
      assert.equal(after !== before, follow[index], JSON.stringify(inputs.from[0]));
    }
  });
}
