/** Finds a browser for checks and grades, and installs one where there is none. */
import { UserError } from '../user-error.ts';
import { thisMachine, type Log, type Machine } from './machine.ts';
import { installedPaths } from './places.ts';

/** What Playwright's `chromium.launch` needs to start the browser. */
export interface Browser {
  executablePath: string;
  args: string[];
}

/** What kind of browser will do, and who hears of the search. */
export interface FindOptions {
  /** Whether a browser without a window will do (the default). */
  headless?: boolean;
  /** Gets a line for each thing that takes time. */
  log?: Log;
}

/** No browser is here and none could be installed. The message says what was tried and what to do. */
export class NoBrowserError extends UserError {
  override name = 'NoBrowserError';
}

const VARIABLE = 'HOST_AND_REMOTE_BROWSER';

/** The browser stays quiet: it asks nobody for updates, and starts without questions. */
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/**
 * Finds a browser: the one that `HOST_AND_REMOTE_BROWSER` names, else Playwright's own, else an installed Chrome,
 * Chromium or Edge; else it installs one, by Playwright or (as root on Debian) by apt-get.
 *
 * @throws NoBrowserError when all of that failed
 */
export async function findBrowser(options: FindOptions = {}): Promise<Browser> {
  return searchBrowser(thisMachine(), options);
}

/** {@link findBrowser} on a given machine. */
export async function searchBrowser(
  machine: Machine,
  { headless = true, log = () => {} }: FindOptions,
): Promise<Browser> {
  const executablePath =
    (await named(machine)) ?? (await present(machine, headless)) ?? (await install(machine, headless, log));
  const args = machine.isRoot && machine.platform === 'linux' ? ['--no-sandbox', ...QUIET] : QUIET;
  return { executablePath, args: [...args] };
}

async function named(machine: Machine): Promise<string | undefined> {
  const wanted = machine.env[VARIABLE];
  if (!wanted) return undefined;
  if (await machine.works(wanted)) return wanted;
  throw new NoBrowserError(
    `${VARIABLE} names “${wanted}”, but no browser starts from there: correct the path, or unset the variable to have a browser found for you.`,
  );
}

async function present(machine: Machine, headless: boolean): Promise<string | undefined> {
  return first(machine, [...(await machine.playwrightPaths(headless)), ...installedPaths(machine, headless)]);
}

async function first(machine: Machine, paths: string[]): Promise<string | undefined> {
  for (const path of paths) {
    if (await machine.works(path)) return path;
  }
  return undefined;
}

async function install(machine: Machine, headless: boolean, log: Log): Promise<string> {
  const reasons: string[] = [];
  for (const attempt of [byPlaywright, byApt]) {
    const reason = await attempt(machine, headless, log);
    const found = await present(machine, headless);
    if (found !== undefined) return found;
    reasons.push(reason);
  }
  throw new NoBrowserError(
    `No browser is installed and none could be: ${reasons.join('; ')}. ` +
      `Install Chrome, Chromium or Edge, or set ${VARIABLE} to the path of one.`,
  );
}

/**
 * @returns why this brought no browser, should there still be none afterwards
 */
async function byPlaywright(machine: Machine, headless: boolean, log: Log): Promise<string> {
  log('No browser found. Downloading one with “playwright install” …');
  const { ok, reason } = await machine.playwrightInstall(headless, log);
  if (!ok) return `“playwright install” failed (${reason})`;
  return 'the browser from “playwright install” does not start (“npx playwright install-deps chromium” adds libraries it may lack)';
}

/**
 * @returns why this brought no browser, should there still be none afterwards
 */
async function byApt(machine: Machine, headless: boolean, log: Log): Promise<string> {
  if (machine.platform !== 'linux' || !(await machine.isDebian())) return 'apt-get is only tried on Debian';
  if (!machine.isRoot) return 'apt-get needs root';
  const name = headless ? 'chromium-headless-shell' : 'chromium';
  log(`Installing Debian’s ${name} with apt-get …`);
  // An update can fail for one source among many, and the package may be known already: the install decides.
  await machine.aptGet(['update'], log);
  const { reason } = await machine.aptGet(['install', '--no-install-recommends', name], log);
  return `“apt-get install ${name}” brought none (${reason || 'what it installed does not start'})`;
}
