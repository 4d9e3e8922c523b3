/** The simulation of the question in words: what the figure says to those who read, and to those who listen. */
import type { Behind } from './yes.ts';

/** How much of the picture is shown: what was said, what it may be about, and what it is true of. */
export type Shown = 'said' | 'parts' | 'ways' | 'truth';

/** What the figure says, in one to three sentences. */
export function account(view: Behind, shown: Shown): string {
  const { products, possible } = view;
  if (shown === 'said') return 'One question, one answer. It sounds as if there were one thing at the other end.';
  if (shown === 'parts') return `At the other end are ${products.length} products. The yes does not say which.`;
  if (shown === 'ways')
    return `With each, three kinds of wish, in two directions: the question asks for ${possible} things at once.`;
  return truth(view);
}

function truth({ built, possible, answer, found }: Behind): string {
  if (answer === 'no')
    return 'Nothing is built, and the answer is no. Of the two, it is the one that tells you something.';
  const start = `${built} of ${possible} ${built === 1 ? 'is' : 'are'} built, so the yes is true.`;
  if (found) return `${start} Yours is among them. The answer is the same as before.`;
  return `${start} Yours is not among them.`;
}
