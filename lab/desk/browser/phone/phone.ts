/** Shows where the talk stands, and turns its pages. */
import type { Here } from '../../phone/here.ts';
import { listenWhileSeen } from '../live-events.ts';

const part = (name: string) => document.querySelector<HTMLElement>(`[data-${name}]`)!;
const [place, title, next, note, lost] = ['place', 'title', 'next', 'note', 'lost'].map(part) as [
  HTMLElement,
  HTMLElement,
  HTMLElement,
  HTMLElement,
  HTMLElement,
];

let shown = '';

function show(here: Here): void {
  place.textContent = `Slide ${here.page} of ${here.total}${clicks(here.clicksLeft)}`;
  title.textContent = here.title || 'No title';
  next.hidden = here.next === undefined;
  next.textContent = `Next: ${here.next ?? ''}`;
  if (here.note === shown) return;
  shown = here.note;
  note.textContent = here.note.replaceAll(/\[click(?::\d+)?\]/g, '▸').trim();
  note.scrollTop = 0;
}

function clicks(left: number): string {
  if (left === 0) return '';
  return left === 1 ? ', 1 click to come' : `, ${left} clicks to come`;
}

async function turn(way: string): Promise<void> {
  const answer = await fetch(`/turn/${way}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  }).catch(() => undefined);
  if (answer?.status === 403) lost.textContent = 'Another phone took over. Ask for a new code at the terminal.';
}

listenWhileSeen<Here>('/events', {
  receive: show,
  opened: () => (lost.textContent = ''),
  lost: () => (lost.textContent = 'The line to the presenter’s machine is lost; trying again …'),
});

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-turn]')) {
  button.addEventListener('click', () => void turn(button.dataset['turn']!));
}
