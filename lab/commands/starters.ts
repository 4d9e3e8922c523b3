/** `npm run starters`: writes the learners' starting points, derived from the solutions. */
import { root } from '../project/root.ts';
import { run, UserError } from '../project/cli.ts';
import { writeStarters, checkStarters } from '../project/starters.ts';

await run(
  {
    name: 'npm run starters',
    about: 'Writes the starter of every exercise, derived from its solution. Work of your own is never overwritten.',
    options: {
      check: { type: 'boolean', help: 'Change nothing; exit 1 when a starter is not what its solution says.' },
      force: { type: 'boolean', help: 'Replace a file you worked on, too; your version is kept beside it.' },
    },
  },
  ({ values: { check = false, force = false } }) => {
    if (check && force)
      throw new UserError('“--check” changes nothing and “--force” changes everything: give one of them.');
    const place = { folder: root, log: console.log };
    return check ? checkStarters(place) : writeStarters(place, force);
  },
);
