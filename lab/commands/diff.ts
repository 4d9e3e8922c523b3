/** `npm run diff`: a learner's program beside the solution, in the terminal. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ROOM_FOR_TWO } from '../desk/compare/terminal.ts';
import { knownGrade, Verdicts } from '../grader/verdicts.ts';
import { root } from '../project/root.ts';
import { run, UserError } from '../project/cli.ts';
import { diff, columnsOf } from '../desk/compare/diff.ts';
import { saysYes } from '../desk/terminal/question.ts';

await run(
  {
    name: 'npm run diff',
    about:
      'Shows your program beside the solution: what is only yours begins with “-”, what is only the solution’s with “+”. Another program may be just as right; the checks decide. Before your program passes, it asks whether to show the solution.',
    words: 'exercise … or step …, as in pull or pull/cache',
    options: {
      yes: { type: 'boolean', short: 'y', help: 'Show the solution without asking, whether yours passes or not.' },
      work: { type: 'string', value: 'DIR', help: 'Compare a folder laid out like exercises/.' },
      unified: { type: 'boolean', help: 'One column, however wide the terminal is.' },
      wide: { type: 'boolean', help: `Two columns; without this, from ${ROOM_FOR_TWO} characters on.` },
    },
  },
  async ({ values, words }) => {
    const work = resolve(values.work ?? `${root}/exercises`);
    if (!(await stat(work).catch(() => undefined))?.isDirectory())
      throw new UserError(`There is no folder ${work} to compare: give --work one that is laid out like exercises/.`);
    const verdicts = new Verdicts();
    await diff({
      names: words,
      work,
      columns: columnsOf(values),
      log: console.log,
      gradeOf: (module) => knownGrade(verdicts, module, work),
      mayShow: async (why, name) => {
        if (values.yes) return true;
        if (process.stdin.isTTY) return saysYes(`${why} Show the solution all the same?`);
        throw new UserError(`${why} To see the solution all the same, type: npm run diff -- ${name} --yes`);
      },
    });
  },
);
