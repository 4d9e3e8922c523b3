/** From answers to a pattern or a mixture, with reasons. What it knows of them is in the comparison and in the list of mixtures. */
import { mixturesFor, type Mixture } from './mixtures.ts';
import { patternIds, type PatternId } from './pattern-ids.ts';
import { patterns } from './patterns.ts';
import { questions, type Answers, type ChooserQuestion, type QuestionId } from './questions.ts';

/** One pattern that was not chosen. */
interface Rejected {
  pattern: PatternId;
  /** Why, the weightiest reason first; at least one. */
  reasons: string[];
}

/** Where five answers lead. */
export interface Verdict {
  /** The pattern, or the Host's own part in the mixture. */
  pattern: PatternId;
  /** Absent when the pattern alone serves all five wishes. */
  mixture?: Mixture;
  /** What the pattern gives of what was wished for, in the order of the questions. */
  gives: { question: QuestionId; text: string }[];
  /** Where the pattern alone would not do: what the mixture takes, and what to settle beforehand. */
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
 * The pattern that five answers lead to, or the mixture when no pattern alone serves them all.
 *
 * @returns undefined while a question is open
 */
export function verdict(answers: Answers): Verdict | undefined {
  if (open(answers).length > 0) return undefined;
  const [alone] = possible(answers);
  const [mixture] = alone ? [] : mixturesFor(answers);
  const pattern = alone ?? mixture?.pattern;
  if (!pattern) throw new Error(`No pattern and no mixture serves ${JSON.stringify(answers)}.`);
  const missed = conflicts(pattern, answers);
  return {
    pattern,
    ...(mixture && { mixture }),
    gives: questions
      .filter((question) => !missed.includes(question))
      .map(({ id }) => ({ question: id, text: patterns[pattern][id].text })),
    prices: missed.map(({ id }) => patterns[pattern][id].price![answers[id]!]!),
    others: patternIds
      .filter((other) => other !== pattern)
      .map((other) => ({ pattern: other, reasons: reasonsAgainst(other, answers) })),
  };
}

function reasonsAgainst(pattern: PatternId, answers: Answers): string[] {
  return conflicts(pattern, answers).map(({ id }) => patterns[pattern][id].against[answers[id]!]!);
}

/** The questions whose answer the pattern cannot serve, the weightiest first. */
function conflicts(pattern: PatternId, answers: Answers): ChooserQuestion[] {
  return questions
    .filter(({ id }) => answers[id] !== undefined && !patterns[pattern][id].fits.includes(answers[id]))
    .toSorted((a, b) => b.weight - a.weight);
}
