/** The lab bench: shows what the lab says, and asks it for what a person switches. */
import type { BenchMessage, LiveMessage } from '../../messages.ts';
import { listenWhileSeen } from '../live-events.ts';
import { setClock } from './clock.ts';
import { addSaying, showSayings } from './code.ts';
import { marked } from './dom.ts';
import { showHost } from './host.ts';
import { showRemote } from './remotes.ts';
import { announce, clearWarning, warn } from './announce.ts';
import { labPath, send } from './client.ts';
import { goOn, showWire } from './wire.ts';

const controls = document.querySelectorAll<HTMLFieldSetElement | HTMLButtonElement | HTMLInputElement>(
  '[data-control]',
);
const grade = marked('grade');
const again = marked<HTMLFormElement>('again');
const seed = again.querySelector<HTMLInputElement>('[data-seed]');

const file = document.documentElement.dataset['file'] ?? 'file';

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

listenWhileSeen<BenchMessage | LiveMessage>(labPath('bench'), {
  receive,
  opened: () => {
    clearWarning();
    enable(true);
  },
  lost: () => {
    enable(false);
    warn('The lab has gone. Run npm start again, and this page finds it by itself.');
  },
});
