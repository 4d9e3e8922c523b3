/** Opens a built deck in a browser and goes through it as a presenter would. */
import type { Browser, Page } from 'playwright';

type Scheme = 'light' | 'dark';

/** Slidev's canvas; at this size one canvas pixel is one pixel. */
export const CANVAS = { width: 980, height: 552 };

/** One moment of a talk. Slides count from 1, clicks from 0. */
export interface Moment {
  slide: number;
  click: number;
}

export interface DeckPage {
  page: Page;
  /** What the browser complained about, and requests that failed or left the machine. */
  complaints: string[];
  slides: number;
  /**
   * Goes to a moment and waits until it stands still.
   *
   * @returns what moved on the way there, by name
   */
  goTo(moment: Moment): Promise<string[]>;
  /** Shows the same moment to a bright room or a dark one. */
  show(scheme: Scheme): Promise<void>;
  /** How many clicks the slide that is shown has. */
  clicks(): Promise<number>;
  close(): Promise<void>;
}

/**
 * @param address the deck's own address, for instance `http://127.0.0.1:40123/slides/03-pull/`
 */
export async function openDeck(browser: Browser, address: string): Promise<DeckPage> {
  const context = await browser.newContext({ viewport: CANVAS, reducedMotion: 'reduce' });
  context.setDefaultTimeout(0); // a busy machine may take its time
  await context.grantPermissions(['screen-wake-lock']); // A window nobody looks at would be refused.
  const page = await context.newPage();
  const complaints = listen(page, new URL(address).origin);
  await page.goto(address);
  await page.waitForFunction(() => window.__nav !== undefined);
  await page.evaluate(async () => document.fonts.ready);
  await page.evaluate(() => window.__bringNotes!());
  // What one draws on stage lies in this layer; axe takes it for something that lies over every text, and judges no colour.
  await page.addStyleTag({ content: '#slideshow ~ svg { display: none }' });
  return {
    page,
    complaints,
    slides: await page.evaluate(() => window.__nav!.total.value),
    goTo: ({ slide, click }) => goTo(page, slide, click),
    show: (scheme) => show(page, scheme),
    clicks: () => page.evaluate(() => window.__nav!.clicksTotal.value),
    close: () => context.close(),
  };
}

function listen(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (asked !== origin && protocol !== 'data:' && protocol !== 'blob:')
      complaints.push(`elsewhere: ${request.url()}`);
  });
  return complaints;
}

async function show(page: Page, scheme: Scheme): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.waitForFunction((dark) => document.documentElement.classList.contains('dark') === dark, scheme === 'dark');
}

async function goTo(page: Page, slide: number, click: number): Promise<string[]> {
  await page.evaluate(([no, clicks]) => window.__nav!.go(no!, clicks), [slide, click]);
  await page.waitForFunction(
    ([no, clicks]) => {
      const nav = window.__nav!;
      const shown = document.querySelector(`.slidev-page-${no} .slidev-layout`);
      return nav.currentSlideNo.value === no && nav.clicks.value === clicks && shown?.checkVisibility();
    },
    [slide, click] as const,
  );
  return page.evaluate(async () => {
    const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
    await frame();
    const running = document.getAnimations();
    const moving = running.filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 0);
    const names = moving.map((animation) => {
      const { target } = animation.effect as KeyframeEffect;
      return `<${target?.localName} class="${target?.getAttribute('class')}">`;
    });
    await Promise.all(running.map((animation) => animation.finished.catch(() => undefined)));
    await frame();
    return names;
  });
}
