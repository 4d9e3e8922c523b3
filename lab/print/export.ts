/** `npm run export`: decks as PDF and PowerPoint, and handouts with notes; nothing is given out that lacks a page. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from 'playwright';
import { decks } from '../../course.ts';
import { DIST, isBuilt } from '../project/build.ts';
import type { Browser as Found } from '../project/browser/find.ts';
import { isJoined, pickDeck, slugOf } from '../project/decks.ts';
import { root } from '../project/root.ts';
import { serveFolder, type Served } from '../project/serve-folder.ts';
import { lastLines, runTool } from '../project/tools.ts';
import { UserError } from '../project/user-error.ts';
import { handoutHtml, SLIDES_ON_A_PAGE } from './handout.ts';
import { missing, pagesOf, pdfTexts, pptxTexts, withOutline, type Page } from './pages.ts';
import { powerPointOf } from './power-point.ts';
import { CANVAS, openPrintView, pdfOf, picturesOf, type PrintOptions } from './print-view.ts';
import { printed } from './printed.ts';
import { readScript, type SlideNotes } from './speaker-notes.ts';

/** How long the decks may take to build, in milliseconds of patience. */
const BUILD_MS = 10 * 60_000;

/** What to make of each deck. */
export interface Wanted {
  /** A page for every click instead of one for every slide. */
  clicks: boolean;
  dark: boolean;
  /** A handout beside the slides. */
  handout: boolean;
  /** Slides that can be changed in PowerPoint and its like, with the notes. */
  pptx: boolean;
  /** Where the course is published, with a slash at the end; links lead there. */
  published?: string;
}

/** One file to be made. */
export interface Job {
  deck: string;
  kind: 'slides' | 'handout' | 'pptx';
  /** Its name in the folder. */
  name: string;
}

/**
 * The files to make, in order.
 *
 * @param names what a person called the decks; all single decks, then the joined ones, when they named none
 * @throws UserError when there is no such deck
 */
export function jobs(names: readonly string[], files: readonly string[], { handout, pptx }: Wanted): Job[] {
  const picked = names.length === 0 ? files : names.map((name) => pickDeck(name, files));
  return picked.flatMap((deck): Job[] => {
    const slug = slugOf(deck);
    return [
      { deck, kind: 'slides', name: `${slug}.pdf` },
      // The slides of a day are those of its decks, and so are their notes.
      ...(handout && !isJoined(deck) ? [{ deck, kind: 'handout', name: `${slug}-handout.pdf` } as const] : []),
      ...(pptx ? [{ deck, kind: 'pptx', name: `${slug}.pptx` } as const] : []),
    ];
  });
}

/**
 * Where a course is published, as a person typed it.
 *
 * @throws UserError when it is no address of a web page
 */
export function publishedAt(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined;
  if (!/^https?:\/\/[^/]/.test(typed) || !URL.canParse(typed))
    throw new UserError(`“${typed}” is no address of a web page; write for instance https://example.org/course/.`);
  return typed.endsWith('/') ? typed : `${typed}/`;
}

/** Makes files, one after the other, with one browser and one build of the decks. */
export class Exporter {
  readonly #wanted: Wanted;
  readonly #scratch: string;
  readonly #browser: Browser;
  readonly #served: Served;

  private constructor(parts: [Wanted, string, Browser, Served]) {
    [this.#wanted, this.#scratch, this.#browser, this.#served] = parts;
  }

  /**
   * Builds the decks, unless the course is built and as new, and opens a browser.
   *
   * @param files the decks that will be asked for
   * @throws UserError with the tool's last lines when the decks cannot be built
   */
  static async open(files: readonly string[], wanted: Wanted, found: Found): Promise<Exporter> {
    const scratch = await mkdtemp(path.join(tmpdir(), 'export-'));
    try {
      const isThere = wanted.published === undefined && (await isBuilt());
      const course = isThere ? DIST : scratch;
      if (!isThere) await buildDecks(files, path.join(scratch, 'slides'), wanted.published);
      return new Exporter([wanted, scratch, await chromium.launch(found), await serveFolder(course)]);
    } catch (error) {
      await rm(scratch, { recursive: true, force: true });
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#served.close();
    await rm(this.#scratch, { recursive: true, force: true });
  }

  /**
   * Makes one file, and reads it: every page must be there, with its title on it. Once more when it is not:
   * the second time, browser and files are warm.
   *
   * @throws UserError that says what is missing
   */
  async make(job: Job): Promise<Buffer> {
    const cues = await readScript(job.deck);
    const first = await this.#attempt(job, cues);
    if ('content' in first) return first.content;
    const second = await this.#attempt(job, cues);
    if ('content' in second) return second.content;
    throw new UserError(`${job.name} cannot be made, and was tried twice: ${second.problem}`);
  }

  async #attempt(job: Job, cues: SlideNotes[]): Promise<{ content: Buffer } | { problem: string }> {
    try {
      const content = await this.#draft(job, cues);
      const [problem] = await problemsOf(job, content, cues, this.#wanted);
      return problem === undefined ? { content } : { problem };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { problem: error.message };
    }
  }

  async #draft({ deck, kind }: Job, cues: SlideNotes[]): Promise<Buffer> {
    const { clicks, dark } = this.#wanted;
    if (kind === 'slides') {
      const pages = pagesOf(cues, { clicks });
      return withOutline(await this.#printView(deck, pages, { clicks, dark }, pdfOf), pages);
    }
    if (kind === 'pptx') {
      const output = path.join(this.#scratch, `${slugOf(deck)}.pptx`);
      const pages = pagesOf(cues, { clicks: true });
      return this.#printView(deck, pages, { clicks: true, dark }, (view) => powerPointOf(view, cues, output, CANVAS));
    }
    const pages = pagesOf(cues, { clicks: false });
    const options = { clicks: false, dark: false, scale: 1.5 };
    const pictures = await this.#printView(deck, pages, options, (page) => picturesOf(page, pages));
    const { title } = decks().find((module) => module.deck.file === deck)!;
    return printed(
      await handoutHtml(
        title,
        pages.map(({ title }, index) => ({ ...cues[index]!, title, png: pictures[index]! })),
      ),
      this.#browser,
    );
  }

  async #printView<T>(
    deck: string,
    pages: readonly Page[],
    options: PrintOptions,
    act: (page: Awaited<ReturnType<typeof openPrintView>>) => Promise<T>,
  ): Promise<T> {
    const page = await openPrintView(this.#browser, `${this.#served.root}slides/${slugOf(deck)}/`, pages, options);
    try {
      return await act(page);
    } finally {
      await page.context().close();
    }
  }
}

/** What is wrong with a file that has been made: a sentence each. */
async function problemsOf(
  { kind }: Job,
  content: Buffer,
  cues: readonly SlideNotes[],
  { clicks }: Wanted,
): Promise<string[]> {
  if (kind === 'slides')
    return missing(
      await pdfTexts(content),
      pagesOf(cues, { clicks }).map((page) => [page]),
    );
  if (kind === 'handout') {
    const pages = pagesOf(cues, { clicks: false });
    const together = pages.flatMap((_, index) =>
      index % SLIDES_ON_A_PAGE === 0 ? [pages.slice(index, index + SLIDES_ON_A_PAGE)] : [],
    );
    return missing(await pdfTexts(content), together);
  }
  const slides = await pptxTexts(content);
  const pages = pagesOf(cues, { clicks: true });
  const lost = missing(
    slides.map(({ slide }) => slide),
    pages.map((page) => [page]),
  );
  if (lost.length > 0) return lost;
  return slides.flatMap(({ notes }, index) => (notes === '' ? [`Slide ${index + 1} has no notes.`] : []));
}

async function buildDecks(files: readonly string[], folder: string, published: string | undefined): Promise<void> {
  const argv = [path.join(root, 'slides/build/decks.ts'), folder, ...files];
  const env: Record<string, string> = published === undefined ? {} : { HOST_AND_REMOTE_PUBLISHED: published };
  const { ok, output } = await runTool({ argv, env, timeoutMs: BUILD_MS });
  if (!ok)
    throw new UserError(`The decks could not be built. The last lines of their tool:\n\n${lastLines(output, 20)}\n`);
}
