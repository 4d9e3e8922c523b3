/** What one of the learner's functions makes of single values, as JSON. */
import type { PeopleApi } from '../../../api/build-risk.ts';
import { LearnerError } from '../../host/learner-error.ts';
import type { LearnerModule } from '../../host/learner-module.ts';

/** What came of one call. */
export type Trial =
  | {
      /** What it returned. What JSON has no word for stands as `{"not in JSON": "undefined"}`. */
      gave: unknown;
      /** Whether that is the very object that it was given. */
      isSame: boolean;
      /** Whether it is still what it was, after all the other calls. */
      isKept: boolean;
    }
  | {
      /** Why it threw, as a sentence. */
      threw: string;
      /** File and line, where known. */
      where?: string | undefined;
    };

/**
 * Calls a function once for each value, one after the other.
 *
 * @param call its name; `fetchPeople` gets HR whatever the value, `readWarning` gets the value as headers
 * @throws NotStarted
 */
export async function trials(
  learner: LearnerModule,
  hr: PeopleApi,
  call: string,
  values: readonly unknown[],
): Promise<Trial[]> {
  const outcomes: (() => Trial)[] = [];
  for (const value of values) {
    const given =
      call === 'fetchPeople' ? hr : call === 'readWarning' ? new Headers(value as Record<string, string>) : value;
    try {
      const gave = await learner.call(call, given);
      const text = inJson(gave);
      outcomes.push(() => ({
        gave: JSON.parse(text) as unknown,
        isSame: gave === given,
        isKept: inJson(gave) === text,
      }));
    } catch (error) {
      if (!(error instanceof LearnerError)) throw error;
      outcomes.push(() => ({ threw: error.message, where: error.where }));
    }
  }
  return outcomes.map((outcome) => outcome());
}

/** A value as JSON, with nothing left out. */
function inJson(value: unknown): string {
  try {
    return JSON.stringify(value, (_key, one: unknown) => (isInJson(one) ? one : { 'not in JSON': String(one) }));
  } catch {
    return JSON.stringify({ 'not in JSON': 'a value that cannot be written down' });
  }
}

function isInJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return !['undefined', 'function', 'symbol', 'bigint'].includes(typeof value);
}
