/** Unfolds what is alike, and shows the learner's code as it is after every save. */
import type { LiveMessage } from '../../messages.ts';
import { listenWhileSeen } from '../live-events.ts';

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-unfolds]')) {
  button.addEventListener('click', () => {
    const stretch = document.getElementById(button.dataset['unfolds']!)!;
    stretch.hidden = false;
    button.closest('tbody')!.remove();
    stretch.focus();
  });
}

const { exercise, graded } = document.documentElement.dataset;

listenWhileSeen<LiveMessage>('/live/events', {
  receive: (message) => {
    // Another grade than the page was made with, be it one that came while nobody saw the page.
    if (message.type !== 'graded' || message.exercise !== exercise || String(message.at) === graded) return;
    location.reload();
  },
});
