/** Pages on paper. */
import { chromium, type Browser } from 'playwright';
import { findBrowser } from '../project/browser/find.ts';

/**
 * Prints a page as a PDF, A4.
 *
 * @param html a document with everything in it
 * @param browser one that is open; otherwise one is opened for this
 */
export async function printed(html: string, browser?: Browser): Promise<Buffer> {
  if (browser) return print(html, browser);
  const { executablePath, args } = await findBrowser({ log: console.error });
  const own = await chromium.launch({ executablePath, args });
  try {
    return await print(html, own);
  } finally {
    await own.close();
  }
}

async function print(html: string, browser: Browser): Promise<Buffer> {
  const page = await browser.newPage({ colorScheme: 'light' });
  try {
    await page.setContent(html);
    await page.evaluate(async () => document.fonts.ready);
    const margin = { top: '14mm', bottom: '14mm', left: '6mm', right: '6mm' };
    return await page.pdf({ format: 'A4', margin, printBackground: true, outline: true, tagged: true });
  } finally {
    await page.close();
  }
}
