/** Text of programs that nobody vouches for, as it may be shown. */
import { stripVTControlCharacters } from 'node:util';

const TAB = '    ';
/** What could still move a cursor, ring, break a line or turn the reading direction of what comes after it. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** A line without all that would do something to a terminal, or to a page, beside standing there. */
export function plainText(line: string): string {
  return stripVTControlCharacters(line).replaceAll('\t', TAB).replace(CONTROLS, '');
}

/** A text of several lines, each of them {@link plainText}. */
export function plainLines(text: string): string {
  return text.split('\n').map(plainText).join('\n');
}
