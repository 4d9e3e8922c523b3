/** A built deck, opened for printing: all its slides one below the other, in the order of their moments. */
import type { Browser, Page as BrowserPage } from 'playwright';
import { withTimeout } from '../project/timeouts.ts';
import { UserError } from '../project/user-error.ts';
import type { Page } from './pages.ts';

/** Slidev's canvas, in CSS pixels: width and height. */
export const CANVAS = [980, 552] as const;
const [WIDTH, HEIGHT] = CANVAS;
/** How long all slides together may take, in milliseconds of patience. */
const VIEW_MS = 5 * 60_000;

/** How a deck is printed. */
export interface PrintOptions {
  /** Every moment of a slide, not only its last one. */
  clicks: boolean;
  dark: boolean;
  /** The pictures’ size, as a multiple of the canvas. */
  scale?: number;
}

/**
 * Opens a deck for printing, and waits until every page is there as its room would see it.
 *
 * @param address the built deck, for instance `http://127.0.0.1:40123/slides/03-pull/`
 * @param pages what must be there
 * @returns the page; whoever opened it closes its context
 * @throws UserError that names the first slide that does not come
 */
export async function openPrintView(
  browser: Browser,
  address: string,
  pages: readonly Page[],
  { clicks, dark, scale = 1 }: PrintOptions,
): Promise<BrowserPage> {
  const context = await browser.newContext({
    // Boxes that float, such as types, keep to the window: so it holds all pages.
    viewport: { width: WIDTH, height: Math.ceil(HEIGHT * pages.length) },
    deviceScaleFactor: scale,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(0); // a busy machine may take its time
  const page = await context.newPage();
  await page.emulateMedia({ media: 'screen', colorScheme: dark ? 'dark' : 'light' });
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  const wanted = pages.map(idOf);
  try {
    await withTimeout(VIEW_MS, async () => {
      await page.goto(`${address}?print=${clicks ? 'clicks' : 'true'}#/print`);
      await page.waitForFunction(areAllThere, wanted);
      await page.evaluate(settle);
    });
  } catch (error) {
    const lost = await page.evaluate(firstLost, wanted).catch(() => undefined);
    await context.close();
    const place =
      lost === undefined ? 'its slides did not come to rest' : `slide ${Number(lost.split('-')[0])} did not come`;
    throw new UserError(`${place}: ${complaints[0] ?? (error as Error).message}`);
  }
  return page;
}

/** The print view as a PDF with a language, and tags that say what is a heading and what is a list. */
export function pdfOf(page: BrowserPage): Promise<Buffer> {
  const size = { width: `${WIDTH}px`, height: `${HEIGHT}px` };
  return page.pdf({ ...size, printBackground: true, preferCSSPageSize: true, tagged: true });
}

/** A picture of each page, as PNG. */
export async function picturesOf(page: BrowserPage, pages: readonly Page[]): Promise<Buffer[]> {
  const pictures: Buffer[] = [];
  for (const one of pages) pictures.push(await page.locator(selectorOf(idOf(one))).screenshot());
  return pictures;
}

/** What Slidev calls a page: `003-02` is the third slide after one click. Without clicks, only the slide counts. */
function idOf({ slide, click }: Page): string {
  return `${String(slide).padStart(3, '0')}-${click === undefined ? '' : String(click + 1).padStart(2, '0')}`;
}

function selectorOf(id: string): string {
  return `.print-slide-container[id^="${id}"]`;
}

/** Runs in the page: whether every page is there with its slide in it, and none beside them. */
function areAllThere(wanted: string[]): boolean {
  const shown = [...document.querySelectorAll('.print-slide-container')];
  return (
    shown.length === wanted.length &&
    document.querySelector('.slidev-slide-loading') === null &&
    wanted.every((id) => shown.some((one) => one.id.startsWith(id) && one.querySelector('.slidev-layout') !== null))
  );
}

/** Runs in the page: the first page that is not there. */
function firstLost(wanted: string[]): string | undefined {
  return wanted.find((id) => !document.querySelector(`.print-slide-container[id^="${id}"] .slidev-layout`));
}

/** Runs in the page: fonts and pictures have come, and types have found their places. */
async function settle(): Promise<void> {
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  const frame = () => new Promise(requestAnimationFrame);
  let places = '';
  for (;;) {
    await frame();
    await frame();
    const poppers = [...document.querySelectorAll('.v-popper__popper')];
    const now = JSON.stringify(poppers.map((one) => one.getBoundingClientRect()));
    if (now === places) return;
    places = now;
  }
}
