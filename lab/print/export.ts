/** `npm run export`: decks as PDF, and handouts with notes, one after the other. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../project/root.ts';
import { handoutHtml } from './handout.ts';
import { readScript } from './speaker-notes.ts';
import { UserError } from '../project/cli.ts';
import { pickDeck } from '../project/decks.ts';
import { printed } from './rehearse.ts';
import { lastLines, runTool, tool } from '../project/tools.ts';

const DECK_MS = 10 * 60_000;

/** What to make of each deck. */
interface Wanted {
  /** A page for every click instead of one for every slide. */
  clicks: boolean;
  dark: boolean;
  /** A handout beside the slides. */
  handout: boolean;
}

/** One file to be made. */
interface Job {
  deck: string;
  kind: 'slides' | 'handout';
  /** Its name in the folder. */
  name: string;
}

/**
 * The files to make, in order.
 *
 * @param names what a person called the decks; all single decks when they named none
 * @throws UserError when there is no such deck, or when a handout of the workshop is wanted
 */
export function jobs(names: readonly string[], files: readonly string[], { handout }: Wanted): Job[] {
  const picked = names.length === 0 ? files : names.map((name) => pickDeck(name, files));
  return picked.flatMap((deck): Job[] => {
    const slug = path.basename(deck, '.md');
    const slides: Job = { deck, kind: 'slides', name: `${slug}.pdf` };
    // The workshop's slides are those of the decks, and so are its notes.
    const withNotes = handout && slug !== 'workshop';
    return withNotes ? [slides, { deck, kind: 'handout', name: `${slug}-handout.pdf` }] : [slides];
  });
}

/** Slidev's arguments for one export. */
export function slidevArgs({ deck, kind }: Job, output: string, browser: string, wanted: Wanted): string[] {
  const format = kind === 'slides' ? ['--format', 'pdf', '--with-toc'] : ['--format', 'png', '--scale', '1.5'];
  const clicks = kind === 'slides' && wanted.clicks ? ['--with-clicks'] : [];
  const dark = wanted.dark && kind === 'slides' ? ['--dark'] : [];
  const common = ['--timeout', '120000', '--executable-path', browser, '--output', output];
  return ['export', path.join(root, deck), ...format, ...clicks, ...dark, ...common];
}

/**
 * Makes one file.
 *
 * @throws UserError with the tool's last lines when it fails
 */
export async function make(job: Job, browser: string, wanted: Wanted): Promise<Buffer> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'export-'));
  try {
    const output = path.join(scratch, job.kind === 'slides' ? 'slides.pdf' : 'pictures');
    const argv = tool('@slidev/cli', slidevArgs(job, output, browser, wanted));
    const { ok, output: said } = await runTool({ argv, timeoutMs: DECK_MS });
    const content = ok ? await (job.kind === 'slides' ? readFile(output) : handout(job.deck, output)) : undefined;
    if (content) return content;
    throw new UserError(`${job.deck} could not be exported. The last lines of its tool:\n\n${lastLines(said, 20)}\n`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Makes a handout of pictures of slides.
 *
 * @param deck the deck's file
 * @param pictures the folder that holds `1.png` and so on, a picture a slide
 * @returns the PDF
 */
export async function handout(deck: string, pictures: string): Promise<Buffer> {
  const cues = await readScript(deck);
  const slides = await Promise.all(
    cues.map(async (cue) => ({ cue, png: await readFile(path.join(pictures, `${cue.number}.png`)) })),
  );
  return printed(await handoutHtml(cues[0]!.title, slides));
}
