/** `npm run present`: opens a deck for presenting, with a presenter view and, if wanted, a remote control. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../source/root.ts';
import { deckFiles } from './build.ts';
import { run, Sorry, type ExitCode } from './cli.ts';
import { tool } from './tools.ts';

const USUAL_PORT = 3030;
/** The last thing Slidev prints before it waits for visitors. */
const READY = /shortcuts/;

/**
 * The file of a deck.
 *
 * @param name what a person calls it: `pull`, `03-pull` or `slides/03-pull.md`
 * @param files the deck files there are
 * @throws Sorry with the names there are
 */
export function pickDeck(name: string | undefined, files: readonly string[]): string {
  const names = files.map(nameOf);
  if (name === undefined) {
    throw new Sorry(
      `Say which deck to present, as in “npm run present -- ${names[0]}”. There are: ${names.join(', ')}.`,
    );
  }
  const found = files.find((file) => [file, path.basename(file), slugOf(file), nameOf(file)].includes(name));
  if (found === undefined) throw new Sorry(`No deck is called “${name}”. There are: ${names.join(', ')}.`);
  return found;
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
  if (password === undefined) return [...lines, 'Remote control  off; “--remote PASSWORD” lets a phone turn the pages'];
  return [...lines, ...machines.map((machine) => `Remote control  http://${machine}:${port}/#/entry${query}`)];
}

/**
 * A port that is free now.
 *
 * @param wanted the only one that will do; without it, Slidev's usual one or, when that is taken, any other
 * @throws Sorry when the wanted one is no port or is taken
 */
export async function freePort(wanted: string | undefined): Promise<number> {
  if (wanted === undefined) return (await take(USUAL_PORT)) ?? (await take(0))!;
  const port = Number(wanted);
  if (!/^\d+$/.test(wanted) || port < 1 || port > 65_535)
    throw new Sorry(`“${wanted}” is no port: give a number from 1 to 65535.`);
  if ((await take(port)) !== undefined) return port;
  throw new Sorry(`Port ${port} is taken or not allowed; leave out --port and a free one is found.`);
}

function nameOf(file: string): string {
  return slugOf(file).replace(/^\d+-/, '');
}

function slugOf(file: string): string {
  return path.basename(file, '.md');
}

/** Binds a port for a moment, everywhere, so that it is free both for this machine and for the network. */
async function take(port: number): Promise<number | undefined> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  server.once('error', () => resolve(undefined));
  server.listen(port, () => {
    const { port: taken } = server.address() as { port: number };
    server.close(() => resolve(taken));
  });
  return promise;
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
async function show({ file, port, password, open }: Show): Promise<ExitCode> {
  console.log(`Opening ${file} …`);
  const args = [
    file,
    '--port',
    String(port),
    ...(password === undefined ? [] : ['--remote', password]),
    ...(open ? ['--open'] : []),
  ];
  const quiet = ['--import', new URL('no-public-address.ts', import.meta.url).href];
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
    console.log(['', ...addresses(port, password, machines()), '', 'Ctrl+C ends the show.'].join('\n'));
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

if (import.meta.main) {
  await run(
    {
      name: 'npm run present',
      about:
        'Opens a deck for presenting: the slides in a browser, and the address of the presenter view with notes and timer.',
      words: 'deck',
      options: {
        port: { type: 'string', short: 'p', value: 'PORT', help: `Where to serve it; ${USUAL_PORT}, or any free one.` },
        remote: {
          type: 'string',
          value: 'PASSWORD',
          help: 'Let who knows the password turn the pages, from any device in the network.',
        },
        'no-open': { type: 'boolean', help: 'Open no browser.' },
      },
    },
    async ({ values, words }) => {
      const [name, ...more] = words;
      const file = pickDeck(name, deckFiles());
      if (more.length > 0) throw new Sorry(`One deck at a time: “${name}” or “${more.join('”, “')}”?`);
      const port = await freePort(values.port);
      return show({ file, port, password: values.remote, open: !values['no-open'] });
    },
  );
}
