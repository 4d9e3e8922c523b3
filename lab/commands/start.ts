/** `npm start`: the course, the running lab and live grades on one address, until Ctrl-C. */
import { join, resolve } from 'node:path';
import { decks, slug } from '../../course.ts';
import { openBrowser } from '../desk/open-browser.ts';
import { RunningCourse, type StartOptions } from '../desk/start.ts';
import { greeting, messageText, logEntryText } from '../desk/terminal/log-lines.ts';
import { root } from '../project/root.ts';
import { isBuilt } from '../project/build.ts';
import { run } from '../project/cli.ts';
import { interruption } from '../project/interruption.ts';
import { portFrom, USUAL_PORT } from '../project/ports.ts';

const DIST = join(root, 'dist');

/**
 * Runs the course until somebody interrupts it, and says in the terminal what happens.
 *
 * @param withBrowser whether to open it in the browser
 * @throws UserError when the port is not to be had
 */
async function start(options: StartOptions, withBrowser: boolean): Promise<void> {
  const begun = performance.now();
  const interrupted = interruption();
  const running = await RunningCourse.start(options);
  console.log(greeting({ places: places(running), file: running.current.file }));
  follow(running, begun);
  if (withBrowser) openBrowser(running.url);
  await interrupted;
  console.log('\nEnding the Host, the Remotes and the grader …');
  await running.close();
  console.log('Everything has ended. Your code stays where it is.');
}

function places({ url, current }: RunningCourse): { name: string; url: string }[] {
  const [deck] = decks();
  return [
    { name: 'The course', url },
    ...(deck ? [{ name: 'The slides', url: `${url}slides/${slug(deck)}/` }] : []),
    { name: 'The lab bench', url: `${url}lab/` },
    { name: 'The Host', url: current.supervisor.host.url },
  ];
}

function follow(running: RunningCourse, begun: number): void {
  let building = false;
  let last: string | undefined;
  running.on('message', (message) => {
    const isNews = message.type !== 'site' || message.state !== 'ready' || building;
    building ||= message.type === 'site' && message.state === 'building';
    const line = isNews ? messageText(message, performance.now() - begun) : undefined;
    if (line !== undefined && line !== last) console.log(line);
    last = line ?? last;
  });
  running.on('logEntry', (exercise, logEntry) => console.log(logEntryText(exercise, logEntry)));
  running.on('reset', (exercise) => console.log(`The lab of ${exercise} started again from the seed.`));
}

await run(
  {
    name: 'npm start',
    about:
      'Opens the course on this machine: the chapters, the slides, the running lab with your code in it, and a grade after every save.',
    options: {
      port: {
        type: 'string',
        value: 'N',
        default: String(USUAL_PORT),
        help: `Where the course listens; ${USUAL_PORT} unless said otherwise. The Host takes the next.`,
      },
      work: { type: 'string', value: 'DIR', help: 'Follow a folder laid out like exercises/.' },
      open: { type: 'boolean', help: 'Open the browser; without this, only when somebody sits at the terminal.' },
      'no-open': { type: 'boolean', help: 'Do not open the browser.' },
    },
  },
  async ({ values }) => {
    const builder = [join(import.meta.dirname, 'build.ts'), '--out', DIST];
    const site = { dist: DIST, isBuilt: () => isBuilt(DIST), builder };
    const isWatched = process.stdout.isTTY && !process.env['CI'];
    const withBrowser = !values['no-open'] && (values.open ?? isWatched);
    await start(
      { port: portFrom(values.port), work: resolve(values.work ?? join(root, 'exercises')), site },
      withBrowser,
    );
    process.exit(0); // a browser that is being installed would keep us here; that may finish on its own
  },
);
