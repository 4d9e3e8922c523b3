/** `npm test`: checks the whole kit and says, on the last line, how many tests passed and failed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../project/cli.ts';
import { root } from '../project/root.ts';
import { NOTHING_PASSED, passedIn } from '../project/tasks/passed.ts';
import { namesOf, runTasks, select } from '../project/tasks/run-tasks.ts';
import { tasks } from '../project/tasks/tasks.ts';

const KEPT = path.join(root, '.lab');
const NAMES = namesOf(tasks({ scratch: '', kept: '', log: () => {} }));

await run(
  {
    name: 'npm test',
    about:
      'Checks the whole kit. What has passed before on the same files is not run again. The last line says how many tests passed and failed; the exit code is 1 when one failed.',
    options: {
      only: { type: 'string', value: 'NAMES', help: `Only these, with commas between: ${NAMES.join(', ')}.` },
      complete: { type: 'boolean', help: 'Run everything, whatever has passed before.' },
    },
  },
  async ({ values: { only, complete = false } }) => {
    const scratch = await mkdtemp(path.join(tmpdir(), 'host-and-remote-test-'));
    try {
      const all = tasks({ scratch, kept: KEPT, log: (text) => console.log(`  ${text}`), complete });
      const passed = complete ? NOTHING_PASSED : passedIn(path.join(KEPT, 'passed'));
      const concurrency = Math.max(2, availableParallelism() - 1);
      const total = await runTasks(select(all, only?.split(',')), { concurrency, passed, log: console.log });
      console.log(`\n${total.passed} passed, ${total.failed} failed`);
      return total.failed > 0 ? 1 : 0;
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  },
);
