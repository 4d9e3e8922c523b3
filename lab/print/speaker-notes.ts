/** What a presenter says: a deck's slides with their notes and times. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { load } from '@slidev/parser/fs';
import type { AgendaId, ModuleId } from '../../course.ts';
import { joinDecks } from '../project/join-decks.ts';
import { UserError } from '../project/user-error.ts';
import { root } from '../project/root.ts';

/** One slide, as the presenter has it in hand. */
export interface SlideNotes {
  /** The slide's place in its deck, from 1. */
  number: number;
  title: string;
  /** The theme's layout. */
  layout: string;
  /** The module that it belongs to; none on the slides around them. */
  module?: ModuleId;
  /** The shortest agenda that tells it; none when all do. */
  needs?: AgendaId;
  /** Speaking time, in seconds. */
  seconds: number;
  /** How often the presenter presses a key on it. */
  clicks: number;
  /** The notes, in Markdown, with `[click]` marks; what stands behind `>` is for the presenter only. */
  notes: string;
}

/**
 * Reads a deck, or the deck of an agenda with all slides that it joins.
 *
 * @param file from the project's root, for instance `slides/03-pull.md`
 * @throws UserError when the deck cannot be read, with the reason
 */
export async function readScript(file: string): Promise<SlideNotes[]> {
  let module: ModuleId | undefined;
  return (await read(file)).map((slide, index) => {
    if ('module' in slide.frontmatter) module = (slide.frontmatter.module as ModuleId | null) ?? undefined;
    return cueOf(slide, index, module);
  });
}

/** A speaking time such as `1:20` or `80`, in seconds; 0 when there is none. */
export function secondsOf(time: unknown): number {
  const [, minutes = '0', seconds = '0'] = /^(?:(\d+):)?(\d+)$/.exec(String(time)) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

/** A moment at which the presenter presses a key. */
export const CLICK = /\[click(?::\d+)?\]/g;

type Slide = Awaited<ReturnType<typeof load>>['slides'][number];

async function read(file: string): Promise<Slide[]> {
  const at = path.join(root, file);
  const folder = path.dirname(at);
  try {
    const source = joinDecks((await readFile(at, 'utf8')).split('\n')).join('\n');
    const { slides, markdownFiles } = await load({ userRoot: folder, roots: [folder] }, at, { [at]: source }, 'build');
    const error = Object.values(markdownFiles).flatMap((markdown) => markdown.errors ?? [])[0];
    if (error) throw new Error(`line ${error.row + 1}: ${error.message}`);
    return slides;
  } catch (error) {
    throw new UserError(`${file} cannot be read: ${(error as Error).message}.`);
  }
}

function cueOf({ title, frontmatter, note }: Slide, index: number, module: ModuleId | undefined): SlideNotes {
  const notes = note?.trim() ?? '';
  return {
    number: index + 1,
    title: title ?? 'Untitled',
    layout: (frontmatter.layout as string | undefined) ?? (index === 0 ? 'cover' : 'default'),
    ...(module && { module }),
    ...(frontmatter.needs !== undefined && { needs: frontmatter.needs as AgendaId }),
    seconds: secondsOf(frontmatter.time),
    clicks: notes.match(CLICK)?.length ?? 0,
    notes,
  };
}
