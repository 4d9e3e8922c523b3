import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, type Check } from './check.ts';
import { CheckResults } from './check-results.ts';
import type { CheckResult, Task } from './run-check.ts';

const PASSED: CheckResult = { status: 'passed', todos: {} };

function failed(message: string): CheckResult {
  return { status: 'failed', message, todos: {} };
}

function unwritten(step: string): CheckResult {
  return { status: 'failed', message: 'nothing there', todos: { [step]: 'write it' } };
}

/** The tasks of one step, a check for each of these results. */
function tasksOf(step: string, options: Partial<Check>[]): Task[] {
  return options.map((one, place) => ({ step, check: check(`check ${place}`, async () => {}, one), seed: 1 }));
}

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [place, item] of items.entries()) {
    for (const others of permutations(items.toSpliced(place, 1))) yield [item, ...others];
  }
}

/** Ends the checks in every order, where a decided check that has not ended yet may end or not. */
function everyVerdict(tasks: Task[], results: CheckResult[], skipDecided: boolean): Set<string> {
  const verdicts = [...permutations([...tasks.keys()])].map((order) => {
    const all = new CheckResults(tasks);
    for (const place of order) {
      if (!skipDecided || !all.isDecided(tasks[place]!)) all.set(tasks[place]!, results[place]!);
    }
    assert.deepEqual(all.left(), []);
    const { status, message } = all.verdict(tasks[0]!.step);
    return JSON.stringify([status, message]);
  });
  return new Set(verdicts);
}

const NEEDING = { dependsOn: ['pull/home-office'] };

const CASES: { about: string; options: Partial<Check>[]; results: CheckResult[]; verdict: unknown[] }[] = [
  { about: 'all pass', options: [{}, {}, {}], results: [PASSED, PASSED, PASSED], verdict: ['passed', null] },
  {
    about: 'two fail',
    options: [{}, {}, {}, {}],
    results: [PASSED, failed('the second'), PASSED, failed('the last')],
    verdict: ['failed', 'the second'],
  },
  {
    about: 'the grader has trouble in a check that no longer counts',
    options: [{}, {}, {}],
    results: [PASSED, failed('the second'), { status: 'error', message: 'oh', todos: {} }],
    verdict: ['failed', 'the second'],
  },
  {
    about: 'the step is not written',
    options: [{}, {}, {}],
    results: [unwritten('pull/cache'), failed('the second'), PASSED],
    verdict: ['not-started', 'Still to do: write it'],
  },
  {
    about: 'what the step builds on is not written',
    options: [NEEDING, NEEDING, NEEDING],
    results: [unwritten('pull/home-office'), failed('the second'), PASSED],
    verdict: ['not-started', 'This step builds on pull/home-office, which is still to do: write it'],
  },
  {
    about: 'only some of the checks need what is not written',
    options: [NEEDING, {}, NEEDING],
    results: [unwritten('pull/home-office'), failed('the second'), PASSED],
    verdict: ['failed', 'the second'],
  },
];

for (const { about, options, results, verdict } of CASES) {
  test(`in whichever order checks end, the verdict is the same: ${about}`, () => {
    const tasks = tasksOf('pull/cache', options);
    for (const skipDecided of [true, false]) {
      assert.deepEqual(everyVerdict(tasks, results, skipDecided), new Set([JSON.stringify(verdict)]));
    }
  });
}

test('a failure decides for later checks of its own step, and for no others', () => {
  const [first, second, third] = tasksOf('pull/cache', [{}, {}, {}]) as [Task, Task, Task];
  const [other] = tasksOf('pull/log-in', [{}]) as [Task];
  const all = new CheckResults([first, other, second, third]);
  all.set(second, failed('no'));
  assert.deepEqual(
    [first, second, third, other].map((task) => all.isDecided(task)),
    [false, false, true, false],
  );
  assert.deepEqual(all.left(), [first, other]);
});

test('what failed before the Host died has to be looked at again', () => {
  const tasks = tasksOf('pull/cache', [{}, {}, {}]);
  const all = new CheckResults(tasks);
  all.set(tasks[0]!, PASSED);
  all.set(tasks[1]!, failed('out of breath'));
  all.forgetFailures();
  assert.deepEqual(all.left(), tasks.slice(1));
});
