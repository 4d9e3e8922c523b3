/** The compiler finds no fault with any mutant or variant: each is a program that a learner could have written. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { exercises } from '../../course.ts';
import { root } from '../project/root.ts';
import { compose } from './compose.ts';

test('all mutants and variants have sound types', async (context) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'case-types-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const files = await composed(folder);
  assert(files.length > 0);
  const program = ts.createProgram(files, options());
  const complaints = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const at =
      file && `${path.relative(folder, file.fileName)}:${file.getLineAndCharacterOfPosition(start!).line + 1} `;
    return `${at ?? ''}${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
  assert.deepEqual(complaints, []);
});

/**
 * Writes every case out as a whole program.
 *
 * @returns the files
 */
async function composed(folder: string): Promise<string[]> {
  const files: string[] = [];
  for (const { id, exercise } of exercises()) {
    const solution = await readFile(path.join(root, 'solutions', exercise.folder, `${id}.ts`), 'utf8');
    for (const kind of ['mutants', 'variants']) {
      const from = path.join(root, 'cases', exercise.folder, kind);
      const to = path.join(folder, exercise.folder, kind);
      await mkdir(to, { recursive: true });
      for (const name of await readdir(from)) {
        const text = await readFile(path.join(from, name), 'utf8');
        await writeFile(path.join(to, name), compose(solution, text, `${kind}/${name}`));
        files.push(path.join(to, name));
      }
    }
  }
  return files;
}

/** The project's own rules, for files outside of it. */
function options(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file));
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  return {
    ...options,
    paths: { 'host-and-remote/lab': [path.join(root, 'lab/api/index.ts')] },
    typeRoots: [path.join(root, 'node_modules/@types')],
  };
}
