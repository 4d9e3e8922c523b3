/** `npm test`: checks the whole kit and says, on the last line, how many tests passed and failed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { phases } from '../project/checks/checks.ts';
import { run } from '../project/cli.ts';
import { select, names, runPhases } from '../project/checks/run-checks.ts';

const scratch = await mkdtemp(path.join(tmpdir(), 'host-and-remote-test-'));
const all = phases(scratch, (text) => console.log(`    ${text}`));
await run(
  {
    name: 'npm test',
    about:
      'Checks the whole kit. The last line says how many tests passed and failed; the exit code is 1 when one failed.',
    options: {
      only: { type: 'string', value: 'NAMES', help: `Only these, with commas between: ${names(all).join(', ')}.` },
    },
  },
  async ({ values: { only } }) => {
    const { passed, failed } = await runPhases(select(all, only?.split(',')), console.log);
    console.log(`\n${passed} passed, ${failed} failed`);
    return failed > 0 ? 1 : 0;
  },
);
await rm(scratch, { recursive: true, force: true });
