/** Unfolds what is alike, and shows the learner's code as it is after every save. */
interface Message {
  type: string;
  exercise?: string;
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-unfolds]')) {
  button.addEventListener('click', () => {
    const stretch = document.getElementById(button.dataset['unfolds']!)!;
    stretch.hidden = false;
    button.closest('tbody')!.remove();
    stretch.focus();
  });
}

const { exercise } = document.documentElement.dataset;
let events: EventSource | undefined;
/** A grade alone may be an old one; a check that begins means a save. */
let saved = false;

function connect(): void {
  events?.close();
  events = new EventSource('/live/events');
  events.onmessage = ({ data }: MessageEvent<string>) => {
    const message = JSON.parse(data) as Message;
    if (message.exercise !== exercise) return;
    if (message.type === 'grading') saved = true;
    if (message.type === 'graded' && saved) location.reload();
  };
}

// A browser opens only a few lines to one address: pages that nobody sees give theirs back.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') connect();
  else events?.close();
});
connect();
