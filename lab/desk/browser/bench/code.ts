/** What the learner's code prints, and what became of it, newest first. */
import type { LogEntry } from '../../messages.ts';
import { element, marked, timeOf } from './dom.ts';

const MOST_ROWS = 200;

const list = marked('code');
const empty = marked('code-empty');

/** Forgets what was shown and shows these, oldest first. */
export function showSayings(logEntries: LogEntry[]): void {
  list.replaceChildren();
  empty.hidden = false;
  for (const logEntry of logEntries) addSaying(logEntry);
}

/** Adds a line. */
export function addSaying({ at, kind, text, where }: LogEntry): void {
  empty.hidden = true;
  list.prepend(element('li', {}, timeOf(at), kind === 'printed' ? printed(text) : told(kind, text, where)));
  while (list.children.length > MOST_ROWS) list.lastElementChild!.remove();
}

function printed(text: string): HTMLElement {
  return element('span', { className: 'printed', text });
}

function told(kind: 'trouble' | 'host', text: string, where: string | undefined): HTMLElement {
  const label = element('strong', { text: kind === 'trouble' ? 'Mistake: ' : 'Host: ' });
  const place = where === undefined ? [] : [' (', element('code', { text: where }), ')'].map(node);
  return element('span', { className: 'said' }, label, node(text), ...place);
}

function node(part: string | Node): Node {
  return typeof part === 'string' ? document.createTextNode(part) : part;
}
