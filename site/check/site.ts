/** The built site in a browser, watched for whatever a reader would not see and should not happen. For tests. */
import { after, before } from 'node:test';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { findBrowser } from '../../lab/project/browser/find.ts';
import { serveFolder, type Served } from '../../lab/project/serve-folder.ts';
import { builtFolder } from './built.ts';

/** What the tests of one file share. */
export interface ReadSite {
  /** Where the site is served, with a slash at the end. */
  readonly root: string;
  /**
   * Opens a tab of its own, and closes it when the work is done.
   *
   * @param work gets the tab and the complaints about it so far: errors in the console, uncaught ones, answers from 400
   *   on, and requests to other machines
   */
  withTab(options: BrowserContextOptions, work: (tab: Page, complaints: string[]) => Promise<void>): Promise<void>;
}

/** Serves the folder that `DIST` names, and starts a browser, for as long as the tests of the calling file run. */
export function readSite(): ReadSite {
  let browser: Browser;
  let served: Served;
  before(async () => {
    const { executablePath, args } = await findBrowser();
    [browser, served] = await Promise.all([chromium.launch({ executablePath, args }), serveFolder(builtFolder())]);
  });
  after(async () => {
    await browser.close();
    await served.close();
  });
  return {
    get root() {
      return served.root;
    },
    async withTab(options, work) {
      const context = await browser.newContext(options);
      context.setDefaultTimeout(0); // a busy machine may take its time
      try {
        const tab = await context.newPage();
        await work(tab, complaintsAbout(tab));
      } finally {
        await context.close();
      }
    },
  };
}

/**
 * @returns a list that grows with everything that goes wrong on the page
 */
function complaintsAbout(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on(
    'response',
    (response) => response.status() >= 400 && complaints.push(`${response.status()}: ${response.url()}`),
  );
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (hostname !== '127.0.0.1' && protocol.startsWith('http')) complaints.push(`elsewhere: ${request.url()}`);
  });
  return complaints;
}
