/** What the chooser's answers say of a brief, so that nobody has to say it twice. */
import type { PatternId } from '../choose/pattern-ids.ts';
import type { Answers } from '../choose/questions.ts';
import { open, verdict } from '../choose/verdict.ts';
import type { Draft, Failure, Owner, Sources, Trigger, Wish } from './draft.ts';

const WISHES: Record<string, Wish> = { nobody: 'interface', host: 'data', remote: 'event' };

/**
 * The part of a draft that five answers settle, as a link's fragment without `#`, for instance
 * `pattern=pull&trigger=view&failure=kept&owner=remote&wish=data`. It names no systems, so it adds to the draft that is
 * there.
 *
 * @throws Error while a question is open
 */
export function fragmentOf(answers: Answers): string {
  const found = verdict(answers);
  if (!found)
    throw new Error(
      `There is no answer yet to: ${open(answers)
        .map(({ ask }) => ask)
        .join(' ')}`,
    );
  const { pattern } = found;
  const settled: Pick<Draft, 'pattern' | 'sources' | 'trigger' | 'failure' | 'owner'> = {
    pattern,
    sources: answers.sources as Sources,
    trigger: triggerOf(pattern, answers),
    failure: failureOf(pattern, answers),
    owner: answers.owner as Owner,
  };
  return new URLSearchParams([...Object.entries(settled), ['wish', WISHES[answers.acts!]!]]).toString();
}

/** A frame and a question wait for a person; whatever else is fresh waits for an event, and all the rest for the clock. */
function triggerOf(pattern: PatternId, { fresh }: Answers): Trigger {
  if (pattern === 'pull' || (pattern === 'embed' && fresh === 'now')) return 'view';
  return fresh === 'now' ? 'event' : 'schedule';
}

function failureOf(pattern: PatternId, { down, fresh }: Answers): Failure {
  if (down === 'must-not') return 'kept';
  if (pattern === 'push') return 'later';
  return pattern === 'pull' && fresh === 'later' ? 'kept' : 'gap';
}
