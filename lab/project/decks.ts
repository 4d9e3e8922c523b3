/** The decks as files, and what people call them. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { decks } from '../../course.ts';
import { root } from './root.ts';
import { UserError } from './user-error.ts';

/** The deck files that are presented: those of `course.ts`, then the one that joins them, when there is one. */
export function deckFiles(): string[] {
  const workshop = 'slides/workshop.md';
  const files = decks().map(({ deck }) => deck.file);
  const missing = files.find((file) => !existsSync(path.join(root, file)));
  if (missing !== undefined) throw new UserError(`course.ts names the deck ${missing}, but there is no such file.`);
  return existsSync(path.join(root, workshop)) ? [...files, workshop] : files;
}

/**
 * The file of a deck.
 *
 * @param name what a person calls it: `pull`, `03-pull` or `slides/03-pull.md`; without it, the whole workshop
 * @param files the deck files there are
 * @throws UserError with the names there are
 */
export function pickDeck(name: string | undefined, files: readonly string[]): string {
  const wanted = name ?? 'workshop';
  const found = files.find((file) => [file, path.basename(file), slugOf(file), nameOf(file)].includes(wanted));
  if (found !== undefined) return found;
  throw new UserError(`No deck is called “${wanted}”. There are: ${files.map(nameOf).join(', ')}.`);
}

function nameOf(file: string): string {
  return slugOf(file).replace(/^\d+-/, '');
}

/** A deck's name in paths and addresses: `03-pull` for `slides/03-pull.md`. */
export function slugOf(file: string): string {
  return path.basename(file, '.md');
}
