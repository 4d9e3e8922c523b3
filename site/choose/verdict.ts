/** From answers to a pattern, with reasons. All that it knows about patterns is in the comparison. */
import { patternIds, patterns, type PatternId } from './patterns.ts';
import { questions, type Answers, type ChooserQuestion, type QuestionId } from './questions.ts';

/** One pattern that was not chosen. */
interface Rejected {
  pattern: PatternId;
  /** Why, the weightiest reason first; at least one. */
  reasons: string[];
}

/** Where five answers lead. */
export interface Verdict {
  pattern: PatternId;
  /** What the pattern gives of what was wished for, in the order of the questions. */
  gives: { question: QuestionId; text: string }[];
  /** Where the wishes contradict each other: what one gives up with this pattern, and what to do about it. */
  prices: string[];
  others: Rejected[];
}

/** The patterns that can serve every answer given so far. */
export function possible(answers: Answers): PatternId[] {
  return patternIds.filter((pattern) => conflicts(pattern, answers).length === 0);
}

/** The questions without an answer yet. */
export function open(answers: Answers): ChooserQuestion[] {
  return questions.filter(({ id }) => answers[id] === undefined);
}

/**
 * The pattern that five answers lead to: the one that leaves the least unserved. When the wishes contradict each other,
 * none serves them all, and the verdict names the price.
 *
 * @returns undefined while a question is open
 */
export function verdict(answers: Answers): Verdict | undefined {
  if (open(answers).length > 0) return undefined;
  const [pattern, ...others] = patternIds.toSorted((a, b) => cost(a, answers) - cost(b, answers));
  const missed = conflicts(pattern!, answers);
  return {
    pattern: pattern!,
    gives: questions
      .filter((question) => !missed.includes(question))
      .map(({ id }) => ({ question: id, text: patterns[pattern!][id].text })),
    prices: missed.map(({ id }) => patterns[pattern!][id].price![answers[id]!]!),
    others: patternIds
      .filter((id) => others.includes(id))
      .map((other) => ({ pattern: other, reasons: reasonsAgainst(other, answers) })),
  };
}

function reasonsAgainst(pattern: PatternId, answers: Answers): string[] {
  return conflicts(pattern, answers).map(({ id }) => patterns[pattern][id].against[answers[id]!]!);
}

/** How much of what was wished for a pattern leaves unserved. */
function cost(pattern: PatternId, answers: Answers): number {
  return conflicts(pattern, answers).reduce((sum, { weight }) => sum + weight, 0);
}

/** The questions whose answer the pattern cannot serve, the weightiest first. */
function conflicts(pattern: PatternId, answers: Answers): ChooserQuestion[] {
  return questions
    .filter(({ id }) => answers[id] !== undefined && !patterns[pattern][id].fits.includes(answers[id]))
    .toSorted((a, b) => b.weight - a.weight);
}
