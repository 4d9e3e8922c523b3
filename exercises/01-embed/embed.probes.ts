/**
 * How the checks of Embed look at pages and into the frames on them. A look is one function that runs in the page, which
 * costs a tenth of what a Playwright locator does in every document that it comes to.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { ConsoleMessage, Frame, Page } from 'playwright';
import { raceTimeout } from 'host-and-remote/grader';

/**
 * How long a person waits for something on a page: a moment, in milliseconds of patience, and then until the browser has
 * drawn the page so many more times, which takes longer where everything does.
 */
const PATIENCE = { momentMs: 1_500, frames: 30 };
const BETWEEN_LOOKS_MS = 15;

/**
 * Looks again and again until there is something to be seen, or patience ends.
 *
 * @param look what it throws (because a page is just being replaced, say) is nothing to be seen
 * @returns what was seen, or undefined
 */
export async function comes<T>(page: Page, look: () => Promise<T | undefined>): Promise<T | undefined> {
  let isOver = false;
  const keepLooking = async (): Promise<T | undefined> => {
    while (!isOver && !page.isClosed()) {
      const seen = await look().catch(() => undefined);
      if (seen !== undefined) return seen;
      await pause(BETWEEN_LOOKS_MS);
    }
    return undefined;
  };
  const seen = keepLooking();
  try {
    const soon = await raceTimeout(seen, PATIENCE.momentMs);
    if (soon !== 'late') return soon;
    const never = new Promise<never>(() => undefined);
    const drawnMeanwhile = drawn(page).then(
      () => undefined,
      () => never,
    );
    return await Promise.race([seen, drawnMeanwhile]);
  } finally {
    isOver = true;
  }
}

/** Resolves when the browser has drawn the page so many times. */
function drawn(page: Page): Promise<void> {
  return page.evaluate(async (frames) => {
    for (let left = frames; left > 0; left--) await new Promise(requestAnimationFrame);
  }, PATIENCE.frames);
}

/**
 * The content of the first frame in one place of a page, if there is one at this moment.
 *
 * @param place a selector
 */
async function frameNow(page: Page, place: string): Promise<Frame | undefined> {
  const number = await page.evaluate(numberOfFrame, place);
  const frames = page.mainFrame().childFrames();
  const numbers = await Promise.all(frames.map((frame) => frame.evaluate(numberOfOwn).catch(() => undefined)));
  return frames[numbers.indexOf(number)];
}

/** Runs in a page. Its frames are numbered as they stand in it; a page may compare their windows, wherever they come from. */
function numberOfFrame(place: string): number {
  const frame = document.querySelector<HTMLIFrameElement>(`${place} iframe`);
  return Array.from({ length }, (_, index) => window[index]).indexOf(frame?.contentWindow ?? window);
}

/** Runs in a frame. */
function numberOfOwn(): number {
  return Array.from({ length: parent.length }, (_, index) => parent[index]).indexOf(window);
}

/** The same, once there is one. */
export function frameIn(page: Page, place: string): Promise<Frame | undefined> {
  return comes(page, () => frameNow(page, place));
}

/**
 * Looks into one of those frames until there is something to be seen.
 *
 * @param look runs in the frame
 */
export function comesIn<A, T>(
  page: Page,
  place: string,
  look: (given: A) => T | Promise<T>,
  given: A,
): Promise<T | undefined> {
  return comes(page, async () => (await frameNow(page, place))?.evaluate(look as (given: unknown) => T, given));
}

/**
 * Whether something comes into sight in one of those frames.
 *
 * @param selector finds it there;
 * @param text is to be read in it
 */
export async function appearsIn(page: Page, place: string, selector: string, text = ''): Promise<boolean> {
  const isThere = ({ selector, text }: { selector: string; text: string }) =>
    [...document.querySelectorAll<HTMLElement>(selector)].some(
      (one) => one.checkVisibility() && one.innerText.includes(text),
    ) || undefined;
  return (await comesIn(page, place, isThere, { selector, text })) ?? false;
}

/** What can be read in one of those frames at this moment. */
export async function readIn(page: Page, place: string): Promise<string> {
  const frame = await frameNow(page, place);
  return (await frame?.evaluate(() => document.body.innerText).catch(() => '')) ?? '';
}

/** Leads one of those frames to another address, if it is there. Whether it is there afterwards, the next look tells. */
export async function leadTo(page: Page, place: string, url: string): Promise<void> {
  const frame = await frameNow(page, place);
  await frame?.goto(url).catch(() => undefined);
}

/**
 * Clicks on something in one of those frames as a person does, if it is there, and waits for what comes of it: the browser
 * goes somewhere, or refuses to and says why.
 *
 * @param selector finds it there
 */
export async function clickIn(page: Page, place: string, selector: string): Promise<void> {
  const frame = await frameNow(page, place);
  let isAnswered: true | undefined;
  const answered = () => void (isAnswered = true);
  const refused = (message: ConsoleMessage) => message.text().includes('sandbox') && answered();
  page.on('framenavigated', answered).on('popup', answered).on('console', refused);
  const isClicked = await frame?.evaluate(click, selector).catch(() => true); // a page that is left says no more
  if (isClicked) await comes(page, async () => isAnswered);
  page.off('framenavigated', answered).off('popup', answered).off('console', refused);
}

/**
 * Runs in a frame, where the browser takes it for somebody's click.
 *
 * @returns whether there was something to click on
 */
function click(selector: string): boolean {
  const found = document.querySelector<HTMLElement>(selector);
  found?.click();
  return found !== null;
}
