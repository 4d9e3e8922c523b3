/** Tabs in the background, for tests: in a browser without a window every page counts as seen. */
import type { BrowserContext, Page } from 'playwright';

/** From now on, every page that is opened lies in the background until {@link show} brings it to the front. */
export async function openInBackground(browsing: BrowserContext): Promise<void> {
  await browsing.addInitScript(() => {
    const isHidden = () => sessionStorage.getItem('seen') === null; // a tab's own, and lasts as long
    Object.defineProperties(Document.prototype, {
      hidden: { get: isHidden },
      visibilityState: { get: () => (isHidden() ? 'hidden' : 'visible') },
    });
  });
}

/** Brings a tab to the front. */
export async function show(page: Page): Promise<void> {
  await page.evaluate(() => {
    sessionStorage.setItem('seen', 'yes');
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

/** Puts a tab into the background. */
export async function hide(page: Page): Promise<void> {
  await page.evaluate(() => {
    sessionStorage.removeItem('seen');
    document.dispatchEvent(new Event('visibilitychange'));
  });
}
