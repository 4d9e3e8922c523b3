/** What rehearsals tell of a learner's functions, to the millisecond, and what they make of those that keep no promise. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { LearnerError } from '../../host/learner-error.ts';
import { LearnerModule } from '../../host/learner-module.ts';
import { play, readRetryAfter, type Script } from './rehearsal.ts';

const START = Date.UTC(2026, 2, 2);

/** A learner's module with this code. */
async function load(context: TestContext, code: string): Promise<LearnerModule> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rehearsal-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'runtime-risk.ts');
  await writeFile(file, code);
  return LearnerModule.load(file);
}

function script(of: Partial<Script>): Script {
  return { part: 'withBackOff', start: START, random: [0.5], acts: [], ...of };
}

test('people, questions and the clock go as the script says', async (context) => {
  const code =
    'export const withBackOff = (ask, { time, random }) => async (path) => { await ask(path).catch(() => 0); await time.sleep(1000 * random()); return ask(path); };';
  const learner = await load(context, code);
  const acts: Script['acts'] = [{ ask: ['/a'] }, { pass: 200 }, { end: 0, as: 'no answer' }, { pass: 5_000 }];
  const { questions, people, most } = await play(learner, script({ acts: [...acts, { end: 1, as: { status: 404 } }] }));
  assert.deepEqual(questions, [
    { path: '/a', of: 0, from: 0, until: 200 },
    { path: '/a', of: 0, from: 700, until: 5_200 },
  ]);
  assert.deepEqual(people, [{ path: '/a', from: 0, until: 5_200, got: '404', question: 1 }]);
  assert.equal(most, 1);
});

test('a rejection is known again by its cause, and a copy of an answer by what it says', async (context) => {
  const code =
    'export const bulkhead = (ask) => (path) => ask(path).then((answer) => ({ ...answer }), (cause) => { throw new Error("mine", { cause }); });';
  const learner = await load(context, code);
  const ends: Script['ends'] = [{ status: 200 }, 'no answer'];
  const { people } = await play(learner, script({ part: 'bulkhead', ends, acts: [{ ask: ['/a', '/b'] }] }));
  assert.deepEqual(
    people.map(({ question, got }) => [question, got]),
    [
      [0, '200'],
      [1, 'Error: mine (The answer broke off.)'],
    ],
  );
});

test('a Refused of another kind counts as one, and an error that only bears its name does not', async (context) => {
  const api = new URL('../../../api/refused.ts', import.meta.url).href;
  const learner = await load(
    context,
    `import { Refused } from ${JSON.stringify(api)}; class Mine extends Refused { name = 'Mine'; } export const bulkhead = () => async (path) => { throw path === '/a' ? new Mine('no') : Object.assign(new Error('no'), { name: 'Refused' }); };`,
  );
  const { people } = await play(learner, script({ part: 'bulkhead', acts: [{ ask: ['/a', '/b'] }] }));
  assert.deepEqual(
    people.map(({ got }) => got),
    ['refused', 'Refused: no'],
  );
});

test('a function that asks for ever does not keep the Host for ever', async (context) => {
  const learner = await load(
    context,
    'export const withBackOff = (ask) => async (path) => { for (;;) await ask(path); };',
  );
  const { people } = await play(learner, script({ rest: { status: 200 }, acts: [{ ask: ['/a'] }, { pass: 1_000 }] }));
  assert.equal(people[0]?.until, undefined);
});

test('whoever returns something else than promised hears of it', async (context) => {
  const learner = await load(
    context,
    "export const bulkhead = () => 'a pool'; export const withBackOff = () => async () => 'fine'; export const retryAfterMs = () => 'soon';",
  );
  const acts: Script['acts'] = [{ ask: ['/a'] }];
  await assert.rejects(play(learner, script({ part: 'bulkhead', acts })), /instead of a function/);
  await assert.rejects(play(learner, script({ acts })), /where an Answer belongs/);
  assert.throws(() => readRetryAfter(learner, [['5', START]]), LearnerError);
});
