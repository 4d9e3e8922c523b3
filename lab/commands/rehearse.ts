/** `npm run rehearse`: prints everything a presenter says, with a clock beside it, on one sheet. */
import path from 'node:path';
import { chromium } from 'playwright';
import { agendaById, agendas, decks, schedule, type Block } from '../../course.ts';
import { findBrowser } from '../browser/find.ts';
import { OwnFiles } from '../source/own-files.ts';
import { root } from '../source/root.ts';
import { rehearsalHtml, type Stretch } from '../talk/rehearsal.ts';
import { readFrame, readScript } from '../talk/script.ts';
import { deckFiles } from './build.ts';
import { run, Sorry } from './cli.ts';
import { pickDeck } from './present.ts';

const WORKSHOP = 'slides/workshop.md';

/** A day as a presenter goes through it: every talk with its notes, every exercise and break in its place. */
export async function dayOf(agendaId: string, start?: string): Promise<Stretch[]> {
  const frame = await readFrame(WORKSHOP);
  const agenda = agendas.find(({ id }) => id === agendaId);
  if (!agenda) {
    throw new Sorry(`No agenda is called “${agendaId}”. There are: ${agendas.map(({ id }) => id).join(', ')}.`);
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
    throw new Sorry((error as Error).message);
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

if (import.meta.main) {
  await run(
    {
      name: 'npm run rehearse',
      about:
        'Writes a rehearsal sheet: all notes with their clicks and a running clock, for the whole day or the deck that you name. One page, to read on a screen or to print.',
      words: '[deck]',
      options: {
        agenda: { type: 'string', value: 'NAME', default: 'full-day', help: 'half-day or full-day (the default).' },
        start: { type: 'string', value: 'HH:MM', help: 'When the day begins; 09:00 unless said otherwise.' },
        pdf: { type: 'boolean', help: 'Write it as a PDF, too.' },
        out: { type: 'string', short: 'o', value: 'DIR', help: 'Where to write it; handouts unless said otherwise.' },
      },
    },
    async ({ values, words }) => {
      const file = pickDeck(words[0], deckFiles());
      if (words.length > 1) throw new Sorry(`One deck at a time: “${words.join('”, “')}”?`);
      const whole = file === WORKSHOP;
      const stretches = whole ? await dayOf(values.agenda, values.start) : await talkOf(file);
      const name = `rehearsal-${whole ? values.agenda : path.basename(file, '.md')}`;
      const names = [`${name}.html`, ...(values.pdf ? [`${name}.pdf`] : [])];
      const own = await OwnFiles.open(path.resolve(values.out ?? path.join(root, 'handouts')), names);
      const html = await rehearsalHtml(whole ? agendaById(values.agenda).title : stretches[0]!.title, stretches);
      const written = [await own.put(names[0]!, html)];
      if (values.pdf) written.push(await own.put(names[1]!, await printed(html)));
      for (const one of written) console.log(`The sheet is in ${path.relative('', one)}.`);
    },
  );
}
