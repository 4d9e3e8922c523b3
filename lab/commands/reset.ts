/** `npm run reset`: gives a learner the starter back, keeps their own version beside it, and can bring that one back. */
import { root } from '../project/root.ts';
import { run } from '../project/cli.ts';
import { reset, undo } from '../project/reset.ts';

await run(
  {
    name: 'npm run reset',
    about: 'Restores the starter of an exercise. Your own version is kept beside it, as pull.mine-1.ts and so on.',
    words: 'exercise …',
    options: { undo: { type: 'boolean', help: 'Bring back the version of yours that was put aside last.' } },
  },
  ({ values, words }) => (values.undo ? undo : reset)(words, { folder: root, log: console.log }),
);
