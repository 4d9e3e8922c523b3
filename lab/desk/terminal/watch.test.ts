/** `npm run grade -- --watch` on a terminal: a pseudo-terminal of Linux’s `script`. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { on, once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { exercises } from '../../../course.ts';
import { root } from '../../project/root.ts';
import { deriveStarter } from '../../project/derive-starter.ts';

const { id, exercise } = exercises().find((module) => module.id === 'pull')!;
const HAS_SCRIPT = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

test(
  'a learner at a terminal sees what to edit and to read, gets hints, resets and quits by keys',
  { skip: !HAS_SCRIPT && 'There is no “script” of Linux here.' },
  async (context) => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'watch-')));
    context.after(() => rm(folder, { recursive: true, force: true }));
    await cp(join(root, 'solutions', exercise.folder), join(folder, 'solutions', exercise.folder), { recursive: true });
    const solution = await readFile(join(folder, 'solutions', exercise.folder, `${id}.ts`), 'utf8');
    const work = join(folder, 'exercises');
    const file = join(work, exercise.folder, `${id}.ts`);
    await mkdir(join(work, exercise.folder), { recursive: true });
    const mine = solution.replace("outcome: 'accepted', user }", "outcome: 'refused' }");
    await writeFile(file, mine);

    const command = [process.execPath, join(root, 'lab/commands/grade.ts'), id, '--watch', '--work', work];
    const child = spawn('script', ['-qec', command.map((word) => `'${word}'`).join(' '), '/dev/null'], {
      env: { ...process.env, TERM: 'xterm' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    context.after(() => child.kill('SIGKILL'));
    const chunks = on(child.stdout.setEncoding('utf8'), 'data', { close: ['end'] });
    let said = '';
    const until = async (wanted: RegExp) => {
      while (!wanted.test(said)) {
        const { value, done } = (await chunks.next()) as IteratorResult<[string]>;
        assert(!done, `It ended without logEntry ${wanted}. It said: ${said}`);
        said += stripVTControlCharacters(value[0]);
      }
      said = '';
    };

    await until(/Pull {2}\d+ of 100 points/);
    child.stdin.write('9');
    await until(
      /Edit {3}\S*pull\.ts[^]*Brief {2}\S*pull\S*[^]*No exercise with the number 9 is watched\. There are: 3 pull\./,
    );
    child.stdin.write('h');
    await until(/Hint 1 of 3: /);
    child.stdin.write('r');
    await until(/Put the starter in place of pull\.ts\?/);
    child.stdin.write('y');
    await until(/Pull {2}0 of 100 points/);
    assert.equal(await readFile(file, 'utf8'), deriveStarter(solution, 'pull.ts'));
    assert.equal(await readFile(file.replace('pull.ts', 'pull.mine-1.ts'), 'utf8'), mine);
    child.stdin.write('q');
    await until(/not started {2}The home office/);
    const [code] = (await once(child, 'exit')) as [number];
    assert.equal(code, 0);
  },
);
