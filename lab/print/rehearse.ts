/** `npm run rehearse`: prints everything a presenter says, with a clock beside it, on one sheet. */
import { chromium } from 'playwright';
import { agendas, decks, schedule, type Block } from '../../course.ts';
import { findBrowser } from '../project/browser/find.ts';
import { type Stretch } from './rehearsal-sheet.ts';
import { readFrame, readScript } from './speaker-notes.ts';
import { UserError } from '../project/cli.ts';

/** The deck that joins all others. */
export const WORKSHOP = 'slides/workshop.md';

/** A day as a presenter goes through it: every talk with its notes, every exercise and break in its place. */
export async function dayOf(agendaId: string, start?: string): Promise<Stretch[]> {
  const frame = await readFrame(WORKSHOP);
  const agenda = agendas.find(({ id }) => id === agendaId);
  if (!agenda) {
    throw new UserError(`No agenda is called “${agendaId}”. There are: ${agendas.map(({ id }) => id).join(', ')}.`);
  }
  const words = [frame.before, frame.after];
  return Promise.all(
    onTheClock(() => schedule(agenda, start)).map(async (block) => ({ ...block, cues: await cuesOf(block, words) })),
  );
}

/** One deck, with its own clock. */
export async function talkOf(file: string): Promise<Stretch[]> {
  const module = decks().find(({ deck }) => deck.file === file)!;
  return [{ title: module.title, kind: 'talk', minutes: module.deck.minutes, cues: await readScript(file) }];
}

async function cuesOf({ kind, module }: Block, words: Stretch['cues'][]): Promise<Stretch['cues']> {
  if (kind === 'words') return words.shift() ?? [];
  return kind === 'talk' ? readScript(module!.deck!.file) : [];
}

function onTheClock(blocks: () => Block[]): Block[] {
  try {
    return blocks();
  } catch (error) {
    throw new UserError((error as Error).message);
  }
}

/** Prints a page as a PDF, A4. */
export async function printed(html: string): Promise<Buffer> {
  const { executablePath, args } = await findBrowser({ log: console.error });
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage({ colorScheme: 'light' });
    await page.setContent(html);
    await page.evaluate(async () => document.fonts.ready);
    const margin = { top: '14mm', bottom: '16mm', left: '6mm', right: '6mm' };
    return await page.pdf({ format: 'A4', margin, printBackground: true, outline: true, tagged: true });
  } finally {
    await browser.close();
  }
}
