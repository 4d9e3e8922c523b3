/** One way to answer a question. */
interface Answer {
  /** Stable, because it is what the browser remembers. */
  id: string;
  text: string;
  /** Why it is right, or why it is not. Shown when a reader chose it. */
  why: string;
  right?: true;
}

/** A question of a chapter's quiz, as the chapter writes it. */
export interface Question {
  /** Stable, for instance `pull/quiz/stale-office`. */
  id: string;
  ask: string;
  answers: Answer[];
}

/**
 * The question, if it can be asked.
 *
 * @throws Error when not exactly one answer is right
 */
export function checked(question: Question): Question {
  const right = question.answers.filter((answer) => answer.right).length;
  if (right === 1) return question;
  throw new Error(`The question “${question.id}” has ${right} right answers: mark exactly one with “right: true”.`);
}
