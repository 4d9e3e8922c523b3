/** Mixtures that serve wishes which no single pattern serves, each with the name that the course uses for it. */
import type { PatternId } from './pattern-ids.ts';
import type { Answers, QuestionId } from './questions.ts';

/** Two patterns together, or a pattern with what sets it off. */
export interface Mixture {
  /** Stable. */
  id: string;
  name: string;
  /** Whose part in it is the Host's own: its chapter, its row of the comparison, its brief. */
  pattern: PatternId;
  /** What it does and what it takes, in two or three sentences. */
  does: string;
  /** The answers that lead to it: in one of these ways, each question named has one of the choices named. */
  when: readonly Readonly<Partial<Record<QuestionId, readonly string[]>>>[];
}

/** Whoever acts in the Host, or only looks. */
const HERE = ['nobody', 'host'];
/** Our people write to it, too. */
const OURS = ['host', 'split'];

export const mixtures: readonly Mixture[] = [
  {
    id: 'clone-event',
    name: 'Clone, set off by their event',
    pattern: 'clone',
    does: 'The other system tells you whenever something changes, and you keep it as your own. Load everything once at the start, because what happened before was told to nobody. Compare both lists from time to time, because a message can get lost.',
    when: [
      { acts: HERE, sources: ['one'], owner: OURS, fresh: ['now'] },
      { acts: ['nobody'], sources: ['one'], down: ['must-not'], owner: ['remote'], fresh: ['now'] },
    ],
  },
  {
    id: 'clone-clock',
    name: 'Clone, renewed by the clock',
    pattern: 'clone',
    does: 'A copy of your own that nobody here edits, made anew at fixed times, for instance every night. Print on it when it was made, and let a person hear of a night without one.',
    when: [{ acts: HERE, sources: ['one'], down: ['must-not'], owner: ['remote'], fresh: ['later'] }],
  },
  {
    id: 'pull-kept',
    name: 'Pull, with the last answer kept',
    pattern: 'pull',
    does: 'You ask every time. Only when nobody answers, the last answer serves, with its time on it and for no longer than you have said. Of what was never asked, you say that you do not know.',
    when: [{ acts: ['host'], sources: ['one'], down: ['must-not'], owner: ['remote'], fresh: ['now'] }],
  },
  {
    id: 'push-clone',
    name: 'Push, and their Clone',
    pattern: 'push',
    does: 'You tell them what happened. They keep it as their own, or come for it, and from then on it is edited there. The first half is yours to mend, and the second is theirs.',
    when: [{ acts: ['remote'], sources: ['one'], owner: ['remote', 'split'] }],
  },
  {
    id: 'push-synthesize',
    name: 'Push into their Synthesize',
    pattern: 'push',
    does: 'You send your part, and so do the others. For you it is a Push. Putting the parts together is their work, and for them it is a Synthesize.',
    when: [{ acts: ['remote'], sources: ['many'] }],
  },
  {
    id: 'synthesize-events',
    name: 'Synthesize, set off by their events',
    pattern: 'synthesize',
    does: 'Every source sends as things happen, and you put the parts together as they come. A source that falls silent leaves a gap, with the time of its last word.',
    when: [{ acts: HERE, sources: ['many'], owner: ['remote'], fresh: ['now'] }],
  },
  {
    id: 'synthesize-notes',
    name: 'Synthesize, with notes of our own',
    pattern: 'synthesize',
    does: 'You put together what the sources say, and what your people write stands beside it, with their name. No delivery undoes it, and it hides no correction.',
    when: [{ acts: HERE, sources: ['many'], owner: OURS }],
  },
];

/** The mixtures that can still be where the answers lead; with all questions answered, at most one. */
export function mixturesFor(answers: Answers): Mixture[] {
  return mixtures.filter(({ when }) =>
    when.some((way) =>
      Object.entries(way).every(([question, choices]) => {
        const answer = answers[question as QuestionId];
        return answer === undefined || choices.includes(answer);
      }),
    ),
  );
}
