/** The keys of a talk, as the help shows them. */
export const KEYS: readonly [keys: string, does: string][] = [
  ['→ Space Page↓', 'the next click or slide'],
  ['← Page↑', 'one back'],
  ['↓ ↑', 'the next slide, the one before, without clicks'],
  ['G', 'go to a slide by its number or title'],
  ['O', 'all slides at a glance'],
  ['T', 'start or stop the countdown'],
  ['B', 'a black screen, and back'],
  ['L', 'the presenter’s mouse as a light on the slide'],
  ['D', 'light or dark'],
  ['F', 'the whole screen'],
  ['?', 'this list'],
];
