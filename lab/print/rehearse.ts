/** `npm run rehearse`: prints everything a presenter says, with a clock beside it, on one sheet. */
import { agendas, decks, schedule, type Block } from '../../course.ts';
import { type Stretch } from './rehearsal-sheet.ts';
import { readScript, type SlideNotes } from './speaker-notes.ts';
import { UserError } from '../project/cli.ts';

/** A day as a presenter goes through it: every talk with its notes, every exercise and break in its place. */
export async function dayOf(agendaId: string, start?: string): Promise<Stretch[]> {
  const agenda = agendas.find(({ id }) => id === agendaId);
  if (!agenda) {
    throw new UserError(`No agenda is called “${agendaId}”. There are: ${agendas.map(({ id }) => id).join(', ')}.`);
  }
  const blocks = onTheClock(() => schedule(agenda, start));
  const cues = await readScript(agenda.file);
  return blocks.map((block) => {
    const own = cues.findIndex((cue) => !isPartOf(cue, block));
    return { ...block, cues: cues.splice(0, own === -1 ? cues.length : own) };
  });
}

/** One deck, with its own clock. */
export async function talkOf(file: string): Promise<Stretch[]> {
  const module = decks().find(({ deck }) => deck.file === file)!;
  return [{ title: module.title, kind: 'talk', minutes: module.deck.minutes, cues: await readScript(file) }];
}

/** Whether the next slide of the day belongs to this block. The slides of a break or of air last as long as their block. */
function isPartOf({ layout, module }: SlideNotes, block: Block): boolean {
  if (block.kind === 'pause' || block.kind === 'air') return layout === 'pause';
  if (block.kind === 'exercise' || block.kind === 'activity') return false;
  return layout !== 'pause' && module === block.module?.id;
}

function onTheClock(blocks: () => Block[]): Block[] {
  try {
    return blocks();
  } catch (error) {
    throw new UserError((error as Error).message);
  }
}
