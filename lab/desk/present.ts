/** `npm run present`: opens the workshop or a deck, with a presenter view and, if wanted, a remote control. */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { createInterface } from 'node:readline';
import { agendas, decks, schedule } from '../../course.ts';
import { openBrowser } from './open-browser.ts';
import { root } from '../project/root.ts';
import { UserError, type ExitCode } from '../project/cli.ts';
import { freePort, portFrom } from '../project/ports.ts';
import { tool } from '../project/tools.ts';

/** The port that Slidev takes when it is free. */
export const USUAL_PORT = 3030;
/** The last thing Slidev prints before it waits for visitors. */
const READY = /shortcuts/;

/** What is being opened, with its speaking time, as in “the deck slides/03-pull.md, 20 minutes”. */
export function describeDeck(file: string): string {
  const agenda = agendas.find((one) => one.file === file);
  if (!agenda) return `the deck ${file}, ${decks().find(({ deck }) => deck.file === file)!.deck.minutes} minutes`;
  const talks = schedule(agenda).filter(({ kind }) => kind === 'talk');
  const minutes = talks.reduce((sum, talk) => sum + talk.minutes, 0);
  return `${agenda.title.toLowerCase()}, ${talks.length} talks and ${minutes} minutes of them`;
}

/**
 * The addresses to tell a presenter, a line each.
 *
 * @param machines the addresses of this machine in its networks, for the remote control
 */
export function addresses(port: number, password: string | undefined, machines: readonly string[]): string[] {
  const query = password === undefined ? '' : `?password=${encodeURIComponent(password)}`;
  const here = `http://localhost:${port}`;
  const lines = [`Slides          ${here}/`, `Presenter view  ${here}/#/presenter/${query}`];
  if (password === undefined) return [...lines, 'Remote control  off; “--remote” lets a phone turn the pages'];
  if (machines.length === 0)
    return [...lines, 'Remote control  no network; join the one your phone is in, and start again'];
  return [...lines, ...machines.map((machine) => `Remote control  http://${machine}:${port}/#/entry${query}`)];
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

/** The password of a remote control: what a person chose, or six digits that are easy to type on a phone. */
export function passwordOf({ remote, password }: { remote?: boolean; password?: string }): string | undefined {
  if (password !== undefined || !remote) return password;
  return String(randomInt(1_000_000)).padStart(6, '0');
}

function machines(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

interface Show {
  file: string;
  port: number;
  password: string | undefined;
  open: boolean;
}

/** Runs Slidev until it ends. Its own greeting is replaced by ours; whatever it says later is passed on. */
export async function show({ file, port, password, open }: Show): Promise<ExitCode> {
  console.log(`Opening ${describeDeck(file)} …`);
  const args = [file, '--port', String(port), ...(password === undefined ? [] : ['--remote', password])];
  const quiet = ['--import', new URL('../project/no-public-address.ts', import.meta.url).href];
  const child = spawn(process.execPath, [...quiet, ...tool('@slidev/cli', args)], {
    cwd: root,
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  const greeting: string[] = [];
  let ready = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (ready) return console.log(line);
    greeting.push(line);
    if (!READY.test(line)) return;
    ready = true;
    const [slides = '', presenter = '', ...more] = addresses(port, password, machines());
    console.log(['', slides, presenter, ...more, '', 'Ctrl+C ends the show.'].join('\n'));
    if (open) for (const line of [slides, presenter]) openBrowser(/http\S+/.exec(line)![0]);
  });
  // The show ends first, and this with it, so that the terminal is left in order.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));

  const { promise, resolve } = Promise.withResolvers<ExitCode>();
  child.once('close', (code, signal) => {
    if (ready) return resolve(signal === null && code ? 2 : 0);
    console.error(greeting.join('\n'));
    console.error(`Slidev could not open ${file}; what it said stands above.`);
    resolve(2);
  });
  return promise;
}
