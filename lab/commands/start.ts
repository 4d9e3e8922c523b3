/** `npm start`: the course, the running lab and live grades on one address, until Ctrl-C. */
import { join, resolve } from 'node:path';
import { start } from '../desk/run-course.ts';
import { root } from '../project/root.ts';
import { isBuilt } from '../project/build.ts';
import { run } from '../project/cli.ts';
import { addressFrom, portFrom, USUAL_PORT } from '../project/ports.ts';

const DIST = join(root, 'dist');

await run(
  {
    name: 'npm start',
    about:
      'Opens the course on this machine: the chapters, the slides, the running lab with your code in it, and a grade after every save. Names the door of each exercise, where its Host lets you in without a password.',
    options: {
      port: {
        type: 'string',
        value: 'N',
        default: String(USUAL_PORT),
        help: `Where the course listens; ${USUAL_PORT} unless said otherwise. The Host takes the next.`,
      },
      open: { type: 'boolean', help: 'Open the browser; without this, only when somebody sits at the terminal.' },
      'no-open': { type: 'boolean', help: 'Do not open the browser.' },
      address: {
        type: 'string',
        value: 'URL',
        help: 'Let in a browser that runs on another machine, under the address that it shows: of a Codespace, of ssh -L, of a proxy in front.',
      },
      work: { type: 'string', value: 'DIR', help: 'Follow a folder laid out like exercises/.' },
    },
  },
  async ({ values }) => {
    const builder = [join(import.meta.dirname, 'build.ts'), '--out', DIST];
    const site = { dist: DIST, isBuilt: () => isBuilt(DIST), builder };
    const isWatched = process.stdout.isTTY && !process.env['CI'];
    const withBrowser = !values['no-open'] && (values.open ?? isWatched);
    await start(
      {
        port: portFrom(values.port),
        work: resolve(values.work ?? join(root, 'exercises')),
        site,
        address: values.address === undefined ? undefined : addressFrom(values.address),
      },
      withBrowser,
    );
    process.exit(0); // a browser that is being installed would keep us here; that may finish on its own
  },
);
