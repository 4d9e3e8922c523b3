/** What a presenter says: a deck's slides with their notes and times. */
import path from 'node:path';
import { load } from '@slidev/parser/fs';
import { UserError } from '../project/user-error.ts';
import { root } from '../project/root.ts';

/** One slide, as the presenter has it in hand. */
export interface SlideNotes {
  /** The slide's place in its deck, from 1. */
  number: number;
  title: string;
  /** Speaking time, in seconds. */
  seconds: number;
  /** The notes, in Markdown, with `[click]` marks. */
  notes: string;
}

/** The slide of the workshop in whose place the decks stand: its front matter says `decks:`. */
const PLACE = 'decks';

/**
 * Reads a deck.
 *
 * @param file from the project's root, for instance `slides/03-pull.md`
 * @throws UserError when the deck cannot be read, with the reason
 */
export async function readScript(file: string): Promise<SlideNotes[]> {
  return (await read(file)).map(cueOf);
}

/** The workshop's own slides: those before the decks that it joins, and those after them. */
export async function readFrame(file: string): Promise<{ before: SlideNotes[]; after: SlideNotes[] }> {
  const slides = await read(file);
  const place = slides.findIndex(({ frontmatter }) => PLACE in frontmatter);
  if (place === -1)
    throw new UserError(`${file} has no slide with “${PLACE}:”, so nothing says where the decks stand.`);
  return { before: slides.slice(0, place).map(cueOf), after: slides.slice(place + 1).map(cueOf) };
}

/** A speaking time such as `1:20` or `80`, in seconds; 0 when there is none. */
export function secondsOf(time: unknown): number {
  const [, minutes = '0', seconds = '0'] = /^(?:(\d+):)?(\d+)$/.exec(String(time)) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

type Slide = Awaited<ReturnType<typeof load>>['slides'][number];

async function read(file: string): Promise<Slide[]> {
  const at = path.join(root, file);
  const folder = path.dirname(at);
  try {
    const { slides, markdownFiles } = await load({ userRoot: folder, roots: [folder] }, at, {}, 'build');
    const error = Object.values(markdownFiles).flatMap((markdown) => markdown.errors ?? [])[0];
    if (error) throw new Error(`line ${error.row + 1}: ${error.message}`);
    return slides;
  } catch (error) {
    throw new UserError(`${file} cannot be read: ${(error as Error).message}.`);
  }
}

function cueOf({ index, title, frontmatter, note }: Slide): SlideNotes {
  return {
    number: index + 1,
    title: title ?? 'Untitled',
    seconds: secondsOf(frontmatter.time),
    notes: note?.trim() ?? '',
  };
}
