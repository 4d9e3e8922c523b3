/** Follows the build, and loads the page again when the course is there. */
import type { LiveMessage } from '../../messages.ts';
import { listenWhileSeen } from '../live-events.ts';

const SECOND_MS = 1_000;

const progress = document.querySelector('[data-progress]')!;
const elapsed = document.querySelector('[data-elapsed]')!;
const grade = document.querySelector('[data-grade]')!;
const shown = document.documentElement.dataset['site'];

let begun: number | undefined;

function receive(message: LiveMessage): void {
  switch (message.type) {
    case 'site':
      if (message.state !== shown) return location.reload();
      if (message.state !== 'building') return;
      progress.textContent = `${message.line} …`;
      begun = performance.now() - message.ms;
      return;
    case 'grading':
      grade.textContent = 'Checking your code …';
      return;
    case 'graded':
      grade.textContent = `Your code earns ${message.report.score} of ${message.report.max} points so far.`;
      return;
    case 'trouble':
      grade.textContent = message.message;
      return;
    case 'current':
    case 'lab':
  }
}

function tick(): void {
  if (begun !== undefined) elapsed.textContent = `${Math.floor((performance.now() - begun) / SECOND_MS)} s`;
}

listenWhileSeen<LiveMessage>('/live/events', { receive });
setInterval(tick, SECOND_MS / 4);
