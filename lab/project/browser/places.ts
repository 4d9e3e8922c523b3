/** Where the usual systems keep a Chrome, a Chromium or an Edge. Nothing here touches the disk. */
import path from 'node:path';

/** What decides where browsers may be. */
export interface System {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  /** The person's home folder. */
  home: string;
}

const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell'];
const BROWSERS = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PATHS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
const WINDOWS_ROOTS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];
const LINUX_FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin'];

/**
 * The paths where an installed browser may be, best first; none of them needs to exist.
 *
 * @param headless whether a browser without a window will do; such a one is then named first, as it is the fastest
 */
export function installedPaths(system: System, headless: boolean): string[] {
  const names = headless ? [...SHELLS, ...BROWSERS] : BROWSERS;
  if (system.platform === 'win32') return windowsPaths(system);
  const folders = [...searchPath(system), ...(system.platform === 'linux' ? LINUX_FOLDERS : [])];
  const commands = names.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
  return [...new Set(system.platform === 'darwin' ? [...macPaths(system), ...commands] : commands)];
}

/**
 * The folder in which Playwright keeps the headless shell that belongs to its Chromium.
 *
 * @param chromiumPath what Playwright's `chromium.executablePath()` answers
 * @returns for instance `…/ms-playwright/chromium_headless_shell-1255`; undefined when Playwright's layout is another
 */
export function headlessShellFolder(chromiumPath: string): string | undefined {
  const found = /^(.*[\\/])chromium-(\d+)[\\/]/.exec(chromiumPath);
  return found ? `${found[1]}chromium_headless_shell-${found[2]}` : undefined;
}

function searchPath({ env }: System): string[] {
  return (env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
}

function macPaths({ home }: System): string[] {
  return MAC_APPS.flatMap((app) =>
    ['/Applications', `${home}/Applications`].map((folder) => `${folder}/${app}.app/Contents/MacOS/${app}`),
  );
}

function windowsPaths({ env }: System): string[] {
  const roots = WINDOWS_ROOTS.map((name) => env[name]).filter((root) => root !== undefined);
  return WINDOWS_PATHS.flatMap((below) => roots.map((root) => path.win32.join(root, below)));
}
