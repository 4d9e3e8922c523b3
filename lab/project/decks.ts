/** The decks as files, and what people call them. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { agendas, decks } from '../../course.ts';
import { root } from './root.ts';
import { UserError } from './user-error.ts';

/** The deck files that are presented: those of the modules, then those that join them, the shortest agenda first. */
export function deckFiles(): string[] {
  const files = [...decks().map(({ deck }) => deck.file), ...agendas.map(({ file }) => file)];
  const missing = files.find((file) => !existsSync(path.join(root, file)));
  if (missing !== undefined) throw new UserError(`course.ts names the deck ${missing}, but there is no such file.`);
  return files;
}

/** Whether a deck joins those of the modules. */
export function isJoined(file: string): boolean {
  return agendas.some((agenda) => agenda.file === file);
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
