/**
 * `npm run present`: opens the workshop or a deck, with a presenter view and, if wanted, a remote control. Slidev's
 * server listens on this machine only, behind a guard (`slides/theme/presenting/`) and under a path that nobody guesses;
 * the remote control is a server of its own (`phone/`).
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { renderUnicodeCompact } from 'uqr';
import { agendas, decks, schedule } from '../../course.ts';
import { openBrowser } from './open-browser.ts';
import { machines, openRemoteControl, type RemoteControl } from './phone/serve.ts';
import { root } from '../project/root.ts';
import { UserError, type ExitCode } from '../project/cli.ts';
import { freePort, portFrom } from '../project/ports.ts';
import { tool } from '../project/tools.ts';

/** The port that Slidev takes when it is free. */
export const USUAL_PORT = 3030;
/** The last thing Slidev prints before it waits for visitors. */
const READY = /shortcuts/;
/** As long as it takes that nobody guesses it, in bytes. */
const KEY_BYTES = 16;

/** What is being opened, with its speaking time, as in “the deck slides/03-pull.md, 20 minutes”. */
export function describeDeck(file: string): string {
  const agenda = agendas.find((one) => one.file === file);
  if (!agenda) return `the deck ${file}, ${decks().find(({ deck }) => deck.file === file)!.deck.minutes} minutes`;
  const talks = schedule(agenda).filter(({ kind }) => kind === 'talk');
  const minutes = talks.reduce((sum, talk) => sum + talk.minutes, 0);
  return `${agenda.title.toLowerCase()}, ${talks.length} talks and ${minutes} minutes of them`;
}

/** Where the windows of a deck are, on this machine. */
export function addresses(port: number, key: string): { slides: string; presenter: string } {
  const slides = `http://localhost:${port}/${key}/`;
  return { slides, presenter: `${slides}#/presenter/` };
}

/**
 * How a phone is let in, a line each: an address for each network, and the first of them as a QR code.
 *
 * @param entrances of the remote control; none when this machine is in no network, undefined when nobody wanted one
 */
export function remoteLines(entrances: readonly string[] | undefined): string[] {
  if (entrances === undefined) return ['Remote control  off; “--remote” lets a phone turn the pages'];
  const [first] = entrances;
  if (first === undefined) return ['Remote control  no network; join the one your phone is in, and start again'];
  return [
    ...entrances.map((entrance) => `Remote control  ${entrance}`),
    '',
    renderUnicodeCompact(first, { border: 2 }),
    'The code lets one phone in, once. Press Enter for another.',
  ];
}

/**
 * A port that is free now, both for this machine and for the network.
 *
 * @param wanted what a person typed, the only one that will do; without it, Slidev's usual one or, when that is taken,
 *   any other
 * @throws UserError when the wanted one is no port or is taken
 */
export async function portToServe(wanted: string | undefined): Promise<number> {
  if (wanted === undefined) return (await freePort(USUAL_PORT)) ?? (await freePort(0))!;
  const port = portFrom(wanted, USUAL_PORT);
  const free = await freePort(port);
  if (free !== undefined) return free;
  throw new UserError(`Port ${port} is taken or not allowed; leave out --port and a free one is found.`);
}

interface Show {
  file: string;
  port: number;
  /** Whether a phone may turn the pages. */
  remote: boolean;
  open: boolean;
}

/** Runs Slidev until it ends. Its own greeting is replaced by ours; whatever it says later is passed on. */
export async function show({ file, port, remote, open }: Show): Promise<ExitCode> {
  console.log(`Opening ${describeDeck(file)} …`);
  const key = randomBytes(KEY_BYTES).toString('hex');
  const child = startSlidev(file, port, key);
  const control = remote ? await controlFor(child) : undefined;
  const greeting: string[] = [];
  let ready = false;
  createInterface({ input: child.stdout! }).on('line', (line) => {
    if (ready) return console.log(line);
    greeting.push(line);
    if (!READY.test(line)) return;
    ready = true;
    const { slides, presenter } = addresses(port, key);
    console.log(['', `Slides          ${slides}`, `Presenter view  ${presenter}`].join('\n'));
    console.log([...remoteLines(control?.newAddresses()), '', 'Ctrl+C ends the show.'].join('\n'));
    if (control) renewAtEnter(control);
    if (open) for (const address of [slides, presenter]) openBrowser(address);
  });
  // The show ends first, and this with it, so that the terminal is left in order.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));

  const { promise, resolve } = Promise.withResolvers<ExitCode>();
  child.once('close', (code, signal) => {
    process.stdin.destroy();
    void control?.stop();
    if (ready) return resolve(signal === null && code ? 2 : 0);
    console.error(greeting.join('\n'));
    console.error(`Slidev could not open ${file}; what it said stands above.`);
    resolve(2);
  });
  return promise;
}

function startSlidev(file: string, port: number, key: string): ChildProcess {
  const underKey = ['--import', new URL('under-key.ts', import.meta.url).href];
  return spawn(process.execPath, [...underKey, ...tool('@slidev/cli', [file, '--port', String(port)])], {
    cwd: root,
    env: { ...process.env, HOST_AND_REMOTE_DECK_KEY: key },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
}

/** The remote control, between a phone and the window that Slidev's server turns. */
async function controlFor(child: ChildProcess): Promise<RemoteControl> {
  const control = await openRemoteControl(machines(), {
    turn: (turn) => child.connected && child.send({ turn }),
    entered: () => console.log('A phone was let in; its code is used up. Press Enter for another.'),
  });
  child.on('message', (message) => {
    if (typeof message === 'object' && 'here' in message) control.hear(message.here);
  });
  return control;
}

function renewAtEnter(control: RemoteControl): void {
  createInterface({ input: process.stdin }).on('line', () =>
    console.log(remoteLines(control.newAddresses()).join('\n')),
  );
}
