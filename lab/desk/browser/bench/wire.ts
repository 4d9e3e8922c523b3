/** The messages on the wire, newest first. */
import type { WireDrawing } from '../../drawings.ts';
import type { Exchange } from '../../messages.ts';
import { drawing, element, marked, timeOf } from './dom.ts';
import { announce } from './announce.ts';

const MOST_ROWS = 200;

const list = marked('wire');
const empty = marked('wire-empty');
const rows = new Map<number, Row>();

/** Forgets what was shown and shows these, oldest first. */
export function showWire(exchanges: Exchange[]): void {
  rows.clear();
  list.replaceChildren();
  for (const exchange of exchanges) put(exchange);
  tidy();
}

/** New exchanges, and known ones that went on. */
export function goOn(exchanges: Exchange[]): void {
  for (const exchange of exchanges) put(exchange);
  tidy();
  const ended = exchanges.findLast(({ end }) => end !== undefined);
  if (ended) announce(`${asker(ended)} to ${asked(ended)}, ${question(ended)}: ${outcome(ended).words}`);
}

function put(exchange: Exchange): void {
  const row = rows.get(exchange.id) ?? add(exchange);
  row.show(exchange);
}

function add(exchange: Exchange): Row {
  const row = makeRow(exchange);
  rows.set(exchange.id, row);
  list.prepend(row.item);
  return row;
}

function tidy(): void {
  empty.hidden = rows.size > 0;
  for (const [id, { item }] of rows) {
    if (rows.size <= MOST_ROWS) return;
    item.remove();
    rows.delete(id);
  }
}

interface Row {
  item: HTMLLIElement;
  show: (exchange: Exchange) => void;
}

function makeRow(first: Exchange): Row {
  const picture = drawing(`wire-${first.from}`, 'wire-waiting');
  const came = element('span', { className: 'outcome' });
  const who = element('strong', { text: `${asker(first)} → ${asked(first)}` });
  const line = element('span', { className: 'question' }, who, document.createTextNode(` ${question(first)}`));
  const text = element('span', { className: 'text' }, line, came);
  const more = element('div', { className: 'more' });
  const summary = element('summary', {}, timeOf(first.at), text, picture.svg);
  const details = element('details', {}, summary, more);
  let latest = first;

  const fill = () => more.replaceChildren(...parts(latest));
  details.addEventListener('toggle', () => details.open && fill());

  return {
    item: element('li', {}, details),
    show(exchange) {
      latest = exchange;
      const { words, shape, wrong } = outcome(exchange);
      picture.show(`wire-${shape}`);
      came.textContent = words;
      came.classList.toggle('went-wrong', wrong);
      if (details.open) fill();
    },
  };
}

function asker({ from, remote }: Exchange): string {
  if (from === 'remote') return remote.name;
  return from === 'host' ? 'Host' : 'Browser';
}

function asked({ from, remote }: Exchange): string {
  return from === 'remote' ? 'Host' : remote.name;
}

/** Who it was, at the beginning of a sentence; Remotes have names of their own. */
function subject(who: string): string {
  return who === 'Host' || who === 'Browser' ? `The ${who === 'Host' ? who : who.toLowerCase()}` : who;
}

function question({ request }: Exchange): string {
  return request ? `${request.method} ${request.path}` : 'no question arrived';
}

/** What became of an exchange, in words and as a drawing. */
function outcome(exchange: Exchange): { words: string; shape: WireDrawing; wrong: boolean } {
  const { reply, end, ms } = exchange;
  const [one, other] = [subject(asker(exchange)), subject(asked(exchange))];
  const after = ms ? ` after ${ms}\u00a0ms` : '';
  switch (end) {
    case undefined:
      if (!reply) return { words: 'no answer yet', shape: 'waiting', wrong: false };
      return { words: `${reply.status}, but only half of the answer so far`, shape: 'half', wrong: false };
    case 'refused':
      return { words: `${other} dropped the connection at once`, shape: 'cut', wrong: true };
    case 'cut':
      return { words: `${other} hung up${reply ? ' amid its answer' : ''}${after}`, shape: 'cut', wrong: true };
    case 'abandoned':
      return { words: `${one} stopped waiting${after}`, shape: 'abandoned', wrong: true };
    case 'answered': {
      const wrong = reply !== undefined && reply.status >= 400;
      return {
        words: `${reply?.status} ${reply?.reason}${ms ? `, ${ms}\u00a0ms` : ''}`,
        shape: wrong ? 'error' : 'answered',
        wrong,
      };
    }
  }
}

function parts(exchange: Exchange): Node[] {
  const { request, reply, end } = exchange;
  if (!request)
    return [element('p', { text: 'An offline Remote sees nothing of a message, so there is nothing to show.' })];
  const question = part(`${asker(exchange)} asked`, `${request.method} ${request.path}`, request.headers, request.body);
  if (!reply) return question;
  const title = end === 'answered' ? 'The answer' : 'The answer, of which half was sent';
  return [...question, ...part(title, `${reply.status} ${reply.reason}`, reply.headers, reply.body)];
}

function part(title: string, line: string, headers: Record<string, string>, body: string): Node[] {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const text = [line, ...head, ...(body ? ['', body] : [])].join('\n');
  return [element('h3', { text: title }), element('pre', { text })];
}
