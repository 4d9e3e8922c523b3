/** The course as a command runs it: from its greeting until somebody interrupts it. */
import { decks, slug } from '../../course.ts';
import { interruption } from '../project/interruption.ts';
import { openBrowser } from './open-browser.ts';
import { RunningCourse, type StartOptions } from './start.ts';
import { greeting, logEntryText, messageText, type NamedAddress } from './terminal/log-lines.ts';

/**
 * Runs the course until somebody interrupts it, and says in the terminal what happens.
 *
 * @param withBrowser whether to open it in the browser
 * @throws UserError when the port is not to be had
 */
export async function start(options: StartOptions, withBrowser: boolean): Promise<void> {
  const begun = performance.now();
  const interrupted = interruption();
  const running = await RunningCourse.start(options);
  console.log(greeting({ places: places(running), doors: doors(running), file: running.current.file }));
  if (options.address) console.log(`It answers at ${options.address.href}, too.`);
  follow(running, begun);
  if (withBrowser) openBrowser(running.url);
  await interrupted;
  console.log('\nEnding the Host, the Remotes and the grader …');
  await running.close();
  console.log('Everything has ended. Your code stays where it is.');
}

function places({ url, current }: RunningCourse): NamedAddress[] {
  const [deck] = decks();
  return [
    { name: 'The course', url },
    ...(deck ? [{ name: 'The slides', url: `${url}slides/${slug(deck)}/` }] : []),
    { name: 'The lab bench', url: `${url}lab/` },
    { name: 'The Host', url: current.supervisor.host.url },
  ];
}

/** A Host opens when somebody comes to its door, so its own address may not be known yet. */
function doors({ url, labs }: RunningCourse): NamedAddress[] {
  return labs.map(({ subject, door }) => ({ name: subject.title, url: new URL(door, url).href }));
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
