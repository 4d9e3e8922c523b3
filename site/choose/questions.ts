/** The questions that lead to a pattern, and the answers one can give. What each pattern says to them: `patterns.ts`. */

/** What is asked. Ids are stable: they stand in links that people share. */
export type QuestionId = 'acts' | 'fresh' | 'down' | 'owner' | 'sources';

interface Choice {
  /** Stable, because it stands in links. */
  id: string;
  text: string;
}

export interface ChooserQuestion {
  id: QuestionId;
  ask: string;
  /** The question in the words of the comparison, which asks it of a pattern. */
  short: string;
  choices: readonly Choice[];
  /** How much it says against a pattern that it cannot give what was wished for: the weightiest reason is told first. */
  weight: number;
}

export const questions: readonly ChooserQuestion[] = [
  {
    id: 'acts',
    ask: 'Who acts on the data?',
    short: 'Who acts on it?',
    weight: 12,
    choices: [
      { id: 'nobody', text: 'Only people: they look at it, or use it as it is' },
      { id: 'remote', text: 'The other system, because something happened in ours' },
      { id: 'host', text: 'Our system: it does something else because of it' },
    ],
  },
  {
    id: 'sources',
    ask: 'One source, or many?',
    short: 'How many sources?',
    weight: 6,
    choices: [
      { id: 'one', text: 'One system has all of it' },
      { id: 'many', text: 'Many systems have a part each, and the parts must be put together' },
    ],
  },
  {
    id: 'down',
    ask: 'May the other system be down?',
    short: 'May the Remote be down?',
    weight: 4,
    choices: [
      { id: 'may', text: 'Yes: people can do without it for a while, or wait' },
      { id: 'must-not', text: 'No: our people need the data even while it is down' },
    ],
  },
  {
    id: 'owner',
    ask: 'Who owns the edits?',
    short: 'Who owns the edits?',
    weight: 3,
    choices: [
      { id: 'remote', text: 'The other system: we only read it' },
      { id: 'host', text: 'We do: our people change it here' },
      { id: 'split', text: 'Both, field by field' },
    ],
  },
  {
    id: 'fresh',
    ask: 'Must it be fresh?',
    short: 'How fresh is it?',
    weight: 2,
    choices: [
      { id: 'now', text: 'Yes: as it is at this moment' },
      { id: 'later', text: 'As of last night will do' },
    ],
  },
];

/** What somebody has answered so far: a choice's id for each question that has an answer. */
export type Answers = Partial<Record<QuestionId, string>>;

/**
 * Answers as they stand in a link's fragment, for instance `acts=host&fresh=now`, in the order of the questions.
 *
 * @returns the fragment without `#`
 */
export function toFragment(answers: Answers): string {
  return new URLSearchParams(
    questions.flatMap(({ id }) => (answers[id] === undefined ? [] : [[id, answers[id]]])),
  ).toString();
}

/** The answers in a link's fragment, with or without `#`. Whatever is no answer to a question is left out. */
export function fromFragment(fragment: string): Answers {
  const said = new URLSearchParams(fragment.replace(/^#/, ''));
  const known = questions.flatMap(({ id, choices }) => {
    const choice = choices.find((choice) => choice.id === said.get(id));
    return choice ? [[id, choice.id]] : [];
  });
  return Object.fromEntries(known) as Answers;
}
