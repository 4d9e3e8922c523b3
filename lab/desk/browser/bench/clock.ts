/** Lab time, and the ways to set it forward. */
import { clockText, dayText, marked } from './dom.ts';
import { announce } from './announce.ts';
import { send } from './client.ts';

const TICK_MS = 250;
const SECOND_MS = 1_000;

const time = marked<HTMLTimeElement>('time');
const date = marked('date');
const form = marked<HTMLFormElement>('clock');
const seconds = form.querySelector<HTMLInputElement>('input')!;

let ahead: number | undefined;

/** Lab time as the lab just said it: milliseconds since 1970. It goes on from there. */
export function setClock(now: number): void {
  ahead = now - performance.now();
  show();
}

function show(): void {
  if (ahead === undefined) return;
  const now = ahead + performance.now();
  time.textContent = clockText(now);
  date.textContent = `${dayText(now)}, UTC`;
}

async function forward(ms: number, label: string): Promise<void> {
  if (await send('clock', { ms })) announce(`Lab time went forward by ${label}. It is ${time.textContent}.`);
}

setInterval(show, TICK_MS);

for (const button of form.querySelectorAll<HTMLButtonElement>('[data-forward]')) {
  button.addEventListener('click', () => void forward(Number(button.dataset['forward']), button.textContent));
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void forward(seconds.valueAsNumber * SECOND_MS, `${seconds.value} seconds`);
});
