/** Where the deck stands, as one of its windows says. A window is a page: what it says is looked at before it goes on. */

/** Where the deck stands. */
export interface Here {
  /** The slide, from 1. */
  page: number;
  /** How many slides there are. */
  total: number;
  title: string;
  /** The title of the next slide, if there is one. */
  next?: string;
  /** What the presenter says, as it stands in the deck. */
  note: string;
  /** How many of the slide's clicks are left. */
  clicksLeft: number;
}

/** No note is longer. */
const LONGEST = 20_000;

/**
 * Reads what a window said.
 *
 * @returns undefined when it is no place in a deck
 */
export function readHere(said: unknown): Here | undefined {
  if (typeof said !== 'object' || said === null) return undefined;
  const { page, total, clicksLeft, title, next, note } = said as Record<string, unknown>;
  if (!isCount(page) || !isCount(total) || !isCount(clicksLeft) || !isText(title) || !isText(note)) return undefined;
  return { page, total, clicksLeft, title, note, ...(isText(next) && { next }) };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST;
}
