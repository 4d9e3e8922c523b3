/** A page of the built site in a browser, watched for whatever a reader would not see and should not happen. */
import type { Browser, BrowserContextOptions, Page } from 'playwright';

/**
 * Opens a tab of its own, and closes it when the work is done.
 *
 * @param work gets the tab and the complaints about it so far: errors in the console, uncaught ones, answers from 400
 *   on, and requests to other machines
 */
export async function withTab(
  browser: Browser,
  options: BrowserContextOptions,
  work: (page: Page, complaints: string[]) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
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
  try {
    await work(page, complaints);
  } finally {
    await context.close();
  }
}
