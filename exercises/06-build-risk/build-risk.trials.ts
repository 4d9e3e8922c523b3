/** Single values for single functions, by way of the Host’s `/people/try`: one sentence for each rule. */
import type { Session, TestContext } from 'host-and-remote/grader';

/** The functions of the learner’s file. */
export type Call =
  'toEmployee' | 'quarantine' | 'readPeople' | 'checkContract' | 'fromV2' | 'readWarning' | 'fetchPeople';

/** What came of one call: what it returned, as JSON, or why it threw (`lab/company/exercises/build-risk/trials.ts`). */
export type Outcome = { gave: unknown; isSame: boolean; isKept: boolean } | { threw: string; where?: string };

/** One value for a function, and what must come back. */
export interface Rule {
  given: unknown;
  wanted: unknown;
  /** The rule behind it, as half a sentence, for instance “a text is taken as it is”. */
  because: string;
}

/** What several calls of a function came to, one after the other. */
export async function outcomesOf(session: Session, call: Call, values: readonly unknown[]): Promise<Outcome[]> {
  const { html } = await session.post('/people/try', { call, values: JSON.stringify(values) });
  try {
    const outcomes: unknown = JSON.parse(html);
    return Array.isArray(outcomes) && outcomes.length === values.length ? (outcomes as Outcome[]) : [];
  } catch {
    return [];
  }
}

/**
 * Claims that a function returns what it must for each of these values.
 *
 * @param look where to look, without the function’s name
 * @param judged what counts of a value that came back; all of it, unless told
 */
export async function claimRules(
  scene: TestContext,
  session: Session,
  call: Call,
  rules: readonly Rule[],
  look: string,
  judged: (gave: unknown) => unknown = (gave) => gave,
): Promise<void> {
  scene.did(`The Pass called ${call}()`);
  const outcomes = await outcomesOf(
    session,
    call,
    rules.map(({ given }) => given),
  );
  for (const [index, { given, wanted, because }] of rules.entries()) {
    scene.did(`The Pass called ${call}() with ${quoted(given)}`);
    const gave = claimReturned(scene, outcomes[index], call, look, `${quoted(wanted)}: ${because}.`);
    scene.claim(isEqual(judged(gave), judged(wanted)), {
      saw: `it returned ${quoted(gave)}.`,
      expected: `${quoted(wanted)}: ${because}.`,
      look: `${call}(): ${look}`,
    });
  }
  claimKept(scene, call, outcomes);
}

/** Claims that no call changed what an earlier one had returned. */
export function claimKept(scene: TestContext, call: Call, outcomes: readonly Outcome[]): void {
  const changed = outcomes.find((outcome) => 'isKept' in outcome && !outcome.isKept);
  scene.did(`The Pass called ${call}() several times`);
  scene.claim(changed === undefined, {
    saw: `one call changed what an earlier one had returned, which was ${changed && 'gave' in changed ? quoted(changed.gave) : 'nothing'}.`,
    expected: 'something new from every call: none remembers another.',
    look: `${call}(): what is made outside of it, and used by all calls?`,
  });
}

/** What a call returned. Claims that it returned anything. */
export function claimReturned(
  scene: TestContext,
  outcome: Outcome | undefined,
  call: Call,
  look: string,
  expected: string,
): unknown {
  if (outcome && 'gave' in outcome) return outcome.gave;
  const where = outcome?.where === undefined ? '' : `${outcome.where}, where it went wrong. Then `;
  scene.claim(false, {
    saw: outcome ? `“${outcome.threw}”.` : 'no answer at all.',
    expected,
    look: `${where}${call}(): ${look}`,
  });
  return undefined;
}

/** A value as JSON in quotation marks, cut after 160 characters. */
export function quoted(value: unknown): string {
  if (isObject(value) && Object.keys(value).join() === NOT_IN_JSON) return `“${String(value[NOT_IN_JSON])}”`;
  const text = JSON.stringify(value, (_key, one: unknown) =>
    isObject(one) && NOT_IN_JSON in one ? one[NOT_IN_JSON] : one,
  );
  return `“${text.length > 160 ? `${text.slice(0, 159)}…` : text}”`;
}

/** Whether two values are the same in JSON, whatever the order of their properties. */
export function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** Some properties of an object, and nothing else of it. What is no object stays as it is. */
export function only(value: unknown, ...names: string[]): unknown {
  return isObject(value) ? Object.fromEntries(names.map((name) => [name, value[name]])) : value;
}

/** Whether a value has named properties. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Stands in for what JSON has no word for (`lab/company/exercises/build-risk/trials.ts`). */
const NOT_IN_JSON = 'not in JSON';

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((name) => [name, sorted(value[name])]),
  );
}
