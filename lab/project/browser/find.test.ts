import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoBrowserError, searchBrowser } from './find.ts';
import type { Machine, CommandResult } from './machine.ts';
import { headlessShellFolder, installedPaths } from './places.ts';

const OK: CommandResult = { ok: true, reason: '' };
const OFFLINE: CommandResult = { ok: false, reason: 'getaddrinfo ENOTFOUND' };
const SHELL = '/cache/chromium_headless_shell-1/shell';
const FULL = '/cache/chromium-1/chrome';

/** A Debian machine of an ordinary person, with nothing installed and no way out. */
function machine(own: Partial<Machine> & { browsers?: string[] } = {}) {
  const browsers = new Set(own.browsers);
  const tried: string[] = [];
  const made: Machine & { browsers: Set<string>; tried: string[] } = {
    platform: 'linux',
    env: { PATH: '/opt/bin:/usr/bin' },
    home: '/home/ada',
    isRoot: false,
    isDebian: async () => true,
    playwrightPaths: async (headless) => (headless ? [SHELL, FULL] : [FULL]),
    works: async (path) => browsers.has(path),
    playwrightInstall: async (headless) => {
      tried.push(`playwright ${headless ? 'shell' : 'full'}`);
      return OFFLINE;
    },
    aptGet: async (args) => {
      tried.push(`apt-get ${args.join(' ')}`);
      return OFFLINE;
    },
    ...own,
    browsers,
    tried,
  };
  return made;
}

const find = async (own: Parameters<typeof machine>[0], headless = true) =>
  (await searchBrowser(machine(own), { headless })).executablePath;

test('the variable comes before everything else', async () => {
  const env = { HOST_AND_REMOTE_BROWSER: '/my/browser' };
  assert.equal(await find({ env, browsers: [SHELL, '/my/browser'] }), '/my/browser');
});

test('a wrong variable is one sentence, even where there are browsers', async () => {
  const env = { HOST_AND_REMOTE_BROWSER: '/my/typo' };
  await assert.rejects(find({ env, browsers: [SHELL] }), (error) => {
    assert(error instanceof NoBrowserError);
    assert.match(error.message, /^HOST_AND_REMOTE_BROWSER names “\/my\/typo”, but no browser starts from there/);
    return true;
  });
});

test('Playwright’s headless shell, Playwright’s browser, an installed shell, an installed browser: in this order', async () => {
  const browsers = [SHELL, FULL, '/usr/bin/chromium-headless-shell', '/opt/bin/google-chrome', '/usr/bin/chromium'];
  for (let next = 0; next < browsers.length; next += 1) {
    assert.equal(await find({ browsers: browsers.slice(next) }), browsers[next]);
  }
});

test('a headless shell never answers a wish for a window', async () => {
  const browsers = [SHELL, '/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
  assert.equal(await find({ browsers }, false), '/usr/bin/chromium');
});

test('nothing is installed while there is a browser', async () => {
  const here = machine({ browsers: ['/usr/bin/chromium'], isRoot: true });
  await searchBrowser(here, {});
  assert.deepEqual(here.tried, []);
});

test('a download by Playwright is used, and apt-get is then left alone', async () => {
  const here = machine({ isRoot: true });
  here.playwrightInstall = async () => {
    here.browsers.add(SHELL);
    return OK;
  };
  assert.equal((await searchBrowser(here, {})).executablePath, SHELL);
  assert.deepEqual(here.tried, []);
});

test('root on Debian falls back to apt-get, even after an update that failed', async () => {
  const here = machine({ isRoot: true });
  here.aptGet = async (args) => {
    here.tried.push(args.join(' '));
    if (args[0] === 'update') return OFFLINE;
    here.browsers.add('/usr/bin/chromium-headless-shell');
    return OK;
  };
  const lines: string[] = [];
  const { executablePath } = await searchBrowser(here, { log: (line) => lines.push(line) });
  assert.equal(executablePath, '/usr/bin/chromium-headless-shell');
  assert.deepEqual(here.tried, [
    'playwright shell',
    'update',
    'install --no-install-recommends chromium-headless-shell',
  ]);
  assert.deepEqual(lines, [
    'No browser found. Downloading one with “playwright install” …',
    'Installing Debian’s chromium-headless-shell with apt-get …',
  ]);
});

test('a wish for a window installs a browser that has one', async () => {
  const here = machine({ isRoot: true });
  await assert.rejects(searchBrowser(here, { headless: false }));
  assert.deepEqual(here.tried, [
    'playwright full',
    'apt-get update',
    'apt-get install --no-install-recommends chromium',
  ]);
});

test('no browser at all: the sentence says what was tried and what to do', async () => {
  await assert.rejects(find({}), (error) => {
    assert(error instanceof NoBrowserError);
    assert.equal(
      error.message,
      'No browser is installed and none could be: “playwright install” failed (getaddrinfo ENOTFOUND); apt-get needs root. ' +
        'Install Chrome, Chromium or Edge, or set HOST_AND_REMOTE_BROWSER to the path of one.',
    );
    return true;
  });
});

test('a download that does not start says how to add libraries', async () => {
  await assert.rejects(find({ playwrightInstall: async () => OK }), /does not start \(“npx playwright install-deps/);
});

test('apt-get is not tried elsewhere', async () => {
  for (const own of [{ platform: 'darwin' as const }, { isDebian: async () => false }]) {
    const here = machine({ ...own, isRoot: true });
    await assert.rejects(searchBrowser(here, {}), /apt-get is only tried on Debian/);
    assert.deepEqual(here.tried, ['playwright shell']);
  }
});

test('only root on Linux gives up the sandbox', async () => {
  const args = async (own: Partial<Machine>) => (await searchBrowser(machine({ ...own, browsers: [SHELL] }), {})).args;
  assert((await args({ isRoot: true })).includes('--no-sandbox'));
  assert(!(await args({ isRoot: false })).includes('--no-sandbox'));
  assert(!(await args({ isRoot: true, platform: 'darwin' })).includes('--no-sandbox'));
  assert((await args({})).includes('--disable-background-networking'));
});

test('places on Windows and macOS', () => {
  const windows = installedPaths(
    { platform: 'win32', env: { PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Local' }, home: 'C:\\Ada' },
    true,
  );
  assert.deepEqual(windows.slice(0, 3), [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Local\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ]);
  const mac = installedPaths({ platform: 'darwin', env: {}, home: '/Users/ada' }, false);
  assert.deepEqual(mac.slice(0, 2), [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Users/ada/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]);
});

test('Playwright’s headless shell lives beside its Chromium', () => {
  const mac = '/Users/ada/Library/Caches/ms-playwright/chromium-12/chrome-mac-arm64/A.app/Contents/MacOS/A';
  assert.equal(headlessShellFolder(mac), '/Users/ada/Library/Caches/ms-playwright/chromium_headless_shell-12');
  assert.equal(
    headlessShellFolder('C:\\ms-playwright\\chromium-9\\chrome.exe'),
    'C:\\ms-playwright\\chromium_headless_shell-9',
  );
  assert.equal(headlessShellFolder('/usr/bin/chromium'), undefined);
});
