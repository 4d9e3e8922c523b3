/** `npm run build`: makes the static course, the site at its root and the decks under `slides/`. */
import path from 'node:path';
import { run } from '../project/cli.ts';
import { DIST, build } from '../project/build.ts';

await run(
  {
    name: 'npm run build',
    about:
      'Builds the course as static files: the site, and the decks under slides/. The folder works on any host, under any path.',
    options: {
      out: { type: 'string', short: 'o', value: 'DIR', help: 'Where to build it; dist unless said otherwise.' },
      complete: { type: 'boolean', help: 'Build what has not changed since the last time, too.' },
    },
  },
  async ({ values: { out, complete } }) => {
    await build({ out, complete, log: console.log });
    console.log(`The course is in ${path.relative('', out ?? DIST) || '.'}.`);
  },
);
