/** Text as markup, where a whole page in `html` templates would be too much. */
import { escapeToBuffer } from 'hono/utils/html';

/** A text as HTML or XML that shows it, also between the quotation marks of an attribute. */
export function escaped(text: string): string {
  const pieces: [string] = [''];
  escapeToBuffer(text, pieces);
  return pieces[0];
}
