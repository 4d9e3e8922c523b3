/** Whether a word of a text is what somebody searched for, or only begins like it. */

/** Words that say nothing about what is looked for, unless there is no other. */
const SMALL = new Set(
  'a an and are as at be by do does for from has have how i if in is it its my of on or our that the their they this to we what when where which who why with you your'.split(
    ' ',
  ),
);

/** The words of a query in lower case, without the small ones where there are others. */
export function wordsOf(query: string): string[] {
  const all = plain(query).match(/[\p{L}\p{N}]+(?:[-.'][\p{L}\p{N}]+)*/gu) ?? [];
  const telling = all.filter((word) => !SMALL.has(word));
  return [...new Set(telling.length > 0 ? telling : all)];
}

/**
 * Whether a word of a text is the word that is looked for: the same, or the same but for its ending. The search engine
 * cuts an unknown word down until it knows it, so that “axios” would find every “a”.
 */
export function isMeant(wanted: string, found: string): boolean {
  const whole = plain(found).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return [whole, ...whole.split(/[^\p{L}\p{N}]+/u)].some((part) => isAlike(plain(wanted), part));
}

function isAlike(wanted: string, part: string): boolean {
  if (wanted === part) return true;
  let shared = 0;
  while (shared < wanted.length && wanted[shared] === part[shared]) shared += 1;
  if (shared < 3) return false;
  // “webhooks” and “webhook”, “copies” and “copy”; also a word that is still being typed.
  const [shorter, longer] = [Math.min(wanted.length, part.length), Math.max(wanted.length, part.length)];
  if (shared >= shorter - 1 && longer - shared <= 3) return true;
  return shared >= 4 && (shared === wanted.length || shared >= 0.75 * longer);
}

/** In lower case, without accents, and with one kind of apostrophe. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
}
