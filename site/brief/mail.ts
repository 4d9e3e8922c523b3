/** A mail with the beginning of a brief in it; the brief itself goes along as a file. */
import { compose } from './compose.ts';
import type { Draft } from './draft.ts';

/** The longest address that every mail program and Windows itself take. */
const LONGEST_ADDRESS = 2000;

/** A `mailto:` address (RFC 6068) with a subject and as many whole paragraphs as fit into it. */
export function toMail(draft: Draft): string {
  const { title, facts, opening, closing } = compose(draft);
  const ending = [...facts.slice(0, 2).map(([name, fact]) => `${name}: ${fact}`), 'The whole brief is attached.'];
  const paragraphs = [...opening, closing];
  while (paragraphs.length > 1 && address(title, [...paragraphs, ...ending]).length > LONGEST_ADDRESS) paragraphs.pop();
  return address(title, [...paragraphs, ...ending]);
}

function address(subject: string, paragraphs: string[]): string {
  const body = paragraphs.join('\r\n\r\n');
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
