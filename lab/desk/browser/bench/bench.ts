/** The lab bench: shows what the lab says, and asks it for what a person switches. */
import type { BenchMessage, LiveMessage } from '../../messages.ts';
import { setClock } from './clock.ts';
import { addSaying, showSayings } from './code.ts';
import { marked } from './dom.ts';
import { showHost } from './host.ts';
import { showRemote } from './remotes.ts';
import { announce, clearWarning, warn } from './announce.ts';
import { labPath, send } from './client.ts';
import { goOn, showWire } from './wire.ts';

/** A browser reconnects by itself unless the server refused; then this does. */
const RETRY_MS = 2_000;

const controls = document.querySelectorAll<HTMLFieldSetElement | HTMLButtonElement | HTMLInputElement>(
  '[data-control]',
);
const grade = marked('grade');
const again = marked<HTMLFormElement>('again');
const seed = again.querySelector<HTMLInputElement>('[data-seed]');

let events: EventSource | undefined;
let file = 'file';

function receive(message: BenchMessage | LiveMessage): void {
  switch (message.type) {
    case 'bench':
      showHost(message.host, file);
      setClock(message.now);
      if (seed) seed.value = String(message.seed);
      for (const remote of message.remotes) showRemote(remote);
      showWire(message.exchanges);
      return showSayings(message.logEntries);
    case 'host':
      return showHost(message.host, file);
    case 'remote':
      return showRemote(message.remote);
    case 'clock':
      return setClock(message.now);
    case 'exchanges':
      return goOn(message.exchanges);
    case 'logEntry':
      return addSaying(message.logEntry);
    case 'grading':
      grade.textContent = 'Checking your code …';
      return;
    case 'graded':
      clearWarning();
      grade.textContent = `${message.report.score} of ${message.report.max} points`;
      return;
    case 'trouble':
      grade.textContent = '';
      return warn(message.message);
    case 'current':
    case 'lab':
    case 'site':
  }
}

function connect(): void {
  events?.close();
  events = new EventSource(labPath('bench'));
  events.onopen = () => {
    clearWarning();
    enable(true);
  };
  events.onmessage = ({ data }: MessageEvent<string>) => receive(JSON.parse(data) as BenchMessage | LiveMessage);
  events.onerror = () => {
    enable(false);
    warn('The lab has gone. Run npm start again, and this page finds it by itself.');
    if (events?.readyState === EventSource.CLOSED) setTimeout(connect, RETRY_MS);
  };
}

function enable(on: boolean): void {
  for (const control of controls) control.disabled = !on;
}

again.addEventListener('submit', (event) => {
  event.preventDefault();
  const button = again.querySelector('button')!;
  button.disabled = true;
  void send('again', seed ? { seed: seed.valueAsNumber } : {}).then((done) => {
    button.disabled = false;
    button.focus();
    if (done) announce(seed ? `The lab started again from seed ${seed.value}.` : 'The lab started again.');
  });
});

// A browser opens only a few lines to one address: pages that nobody sees give theirs back.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') connect();
  else events?.close();
});

file = document.documentElement.dataset['file'] ?? file;
connect();
