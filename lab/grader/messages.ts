/** What a learner reads when it is no claim that failed. */
import type { Diagnostic } from '../company/host/protocol.ts';

/** The learner's file does not load. */
export function unloadableMessage(trouble: Diagnostic): string {
  return `Nothing could be checked, because the file does not load: ${told(trouble)}`;
}

/** What the other steps are told then. */
export const UNLOADED = 'Not checked: the file does not load. See above.';

/** The learner's code ended the Host. */
export function endedMessage(trouble: Diagnostic): string {
  return `The Host ended while this step was checked: ${told(trouble)}`;
}

/** A step is not written. */
export function todoMessage(task: string): string {
  return `Still to do: ${task}`;
}

/** A step builds on one that is not written. */
export function lackingMessage(step: string, task: string): string {
  return `This step builds on ${step}, which is still to do: ${task}`;
}

function told({ message, where }: Diagnostic): string {
  return where ? `${message} (${where})` : message;
}
