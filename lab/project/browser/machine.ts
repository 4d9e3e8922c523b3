/** The computer as the search for a browser sees it. Tests hand in one of their own. */
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { headlessShellFolder, type System } from './places.ts';

/** Gets a line, without its end, for each thing that takes time. */
export type Log = (line: string) => void;

/** How a command ended. */
export interface CommandResult {
  ok: boolean;
  /** The line that tells best why it failed, or an empty text. */
  reason: string;
}

/** What the search asks of a computer, and may do to it. */
export interface Machine extends System {
  isRoot: boolean;
  /** Whether apt-get installs Debian's own packages here. */
  isDebian: () => Promise<boolean>;
  /** The browsers that Playwright would use, best first; they need not exist. */
  playwrightPaths: (headless: boolean) => Promise<string[]>;
  /** Whether this program is there and starts. */
  works: (executablePath: string) => Promise<boolean>;
  /** Downloads Playwright's browser into Playwright's own cache. */
  playwrightInstall: (headless: boolean, log: Log) => Promise<CommandResult>;
  /** Runs apt-get, which must be allowed here. */
  aptGet: (args: string[], log: Log) => Promise<CommandResult>;
}

const START_MS = 20_000;
const DOWNLOAD_MS = 5 * 60_000;

/** The computer that this runs on. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    isRoot: process.getuid?.() === 0,
    isDebian,
    playwrightPaths,
    works,
    playwrightInstall,
    aptGet,
  };
}

async function playwrightPaths(headless: boolean): Promise<string[]> {
  const { chromium } = await import('playwright');
  const full = chromium.executablePath();
  return headless ? [...(await headlessShells(full)), full] : [full];
}

/** The folder between differs from system to system, so this looks instead of guessing. */
async function headlessShells(chromiumPath: string): Promise<string[]> {
  const folder = headlessShellFolder(chromiumPath);
  if (folder === undefined) return [];
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names
    .filter((name) => /[\\/]chrome-headless-shell(\.exe)?$/.test(name))
    .map((name) => path.join(folder, name));
}

/** A browser can be there and not start, most often because libraries of the system are missing. */
async function works(executablePath: string): Promise<boolean> {
  const there = await access(executablePath, constants.X_OK).then(
    () => true,
    () => false,
  );
  // On Windows `--version` would open a window.
  if (!there || process.platform === 'win32') return there;
  return (await execute(executablePath, ['--version'], { timeoutMs: START_MS })).ok;
}

async function isDebian(): Promise<boolean> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID="?debian"?$/m.test(release);
}

async function playwrightInstall(headless: boolean, log: Log): Promise<CommandResult> {
  const cli = fileURLToPath(new URL('cli.js', import.meta.resolve('playwright/package.json')));
  const only = headless ? '--only-shell' : '--no-shell';
  return execute(process.execPath, [cli, 'install', only, 'chromium'], {
    timeoutMs: DOWNLOAD_MS,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000', ...process.env },
    log: (line) => /^Downloading|\d+% of/.test(line) && log(line.replace(/ from \S+$/, '')),
  });
}

async function aptGet(args: string[], log: Log): Promise<CommandResult> {
  const bounded = ['-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::Retries=1', '-o', 'DPkg::Lock::Timeout=60'];
  return execute('apt-get', [...bounded, '-y', ...args], {
    timeoutMs: DOWNLOAD_MS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    log: (line) => /^(Need to get|Fetched|Setting up)/.test(line) && log(line),
  });
}

interface Execution {
  timeoutMs: number;
  env?: NodeJS.ProcessEnv;
  /** Gets every line the command writes, as it is written. */
  log?: (line: string) => void;
}

/** Runs a command to its end, or to the end of its time. Never rejects. */
async function execute(command: string, args: string[], { timeoutMs, env, log }: Execution): Promise<CommandResult> {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (raw) => {
      const line = stripVTControlCharacters(raw).trim();
      // Playwright says the same again on each new attempt.
      if (line === '' || lines.includes(line)) return;
      lines.push(line);
      log?.(line);
    });
  }
  const { promise, resolve } = Promise.withResolvers<CommandResult>();
  const timer = setTimeout(() => {
    child.kill();
    // A process it started may live on and hold these: nobody waits for that.
    child.stdout.destroy();
    child.stderr.destroy();
    resolve({ ok: false, reason: `no end after ${timeoutMs / 1000} s` });
  }, timeoutMs);
  child.once('error', ({ message }) => resolve({ ok: false, reason: message }));
  child.once('close', (code) => resolve(code === 0 ? { ok: true, reason: '' } : { ok: false, reason: telling(lines) }));
  return promise.finally(() => clearTimeout(timer));
}

/** The first line that speaks of an error, without the word; otherwise the last line. */
function telling(lines: string[]): string {
  const line = lines.find((line) => /^(E|Error): /.test(line)) ?? lines.at(-1) ?? 'it said nothing';
  return line.replace(/^(E|Error): /, '');
}
