import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { join } from 'node:path';
import { exercises } from '../../course.ts';
import { root } from '../project/root.ts';
import { check, type StepChecks, type Check, type TestContext } from './check.ts';
import { gradeSteps } from './grade.ts';
import { GraderResources } from './resources.ts';

const resources = new GraderResources();
after(() => resources.close());

const pull = exercises().find(({ id }) => id === 'pull')!;

/**
 * Grades the solution of Pull with these checks.
 *
 * @returns what its first step came to
 */
async function grade(checks: Check[]) {
  const steps: StepChecks[] = [{ step: 'pull/home-office', hints: ['', '', ''], checks }];
  const results = await gradeSteps(resources, pull, join(root, 'solutions'), steps, 1);
  return results.get('pull/home-office')!;
}

function fail(scene: TestContext, saw: string): void {
  scene.claim(false, { saw, expected: 'success', look: 'elsewhere' });
}

/** A check that fails when something has happened. */
function failsAfter(happened: Promise<void>, saw: string): Check {
  return check('fails', async (scene) => {
    await happened;
    fail(scene, saw);
  });
}

/** Long enough that a test which waits for it has failed, in milliseconds. */
const FOREVER_MS = 1_000_000_000;

test('a check is broken off when its step is decided', async () => {
  const begun = Promise.withResolvers<void>();
  const { status, message } = await grade([
    check('passes', async () => {}),
    failsAfter(begun.promise, 'the first failure'),
    check(
      'never ends',
      () => {
        begun.resolve();
        return new Promise(() => undefined);
      },
      { slow: true, timeoutMs: FOREVER_MS },
    ),
  ]);
  assert.equal(status, 'failed');
  assert.match(message ?? '', /the first failure/);
});

test('a long check begins early, but the first failure in order is told', async () => {
  const began: string[] = [];
  const hasFailed = Promise.withResolvers<void>();
  const { message } = await grade([
    check('passes', async () => void began.push('first')),
    ...Array.from({ length: 9 }, (_, place) =>
      check('fails later', async (scene) => {
        began.push('short');
        await hasFailed.promise;
        fail(scene, `failure ${place}`);
      }),
    ),
    check(
      'fails at once',
      async (scene) => {
        began.push('long');
        hasFailed.resolve();
        fail(scene, 'failure of the long one');
      },
      { slow: true },
    ),
  ]);
  assert.match(message ?? '', /failure 0/);
  assert(began.indexOf('long') < 5, began.join());
});

test('a check that is broken off and goes on takes no seat at the browser', async () => {
  for (let grades = 0; grades < 5; grades++) {
    const [begun, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await grade([
      check('passes', async () => {}),
      failsAfter(begun.promise, 'a failure'),
      check(
        'opens a page when it is over',
        async (scene) => {
          begun.resolve();
          await over.promise;
          await scene.visitor();
        },
        { slow: true, timeoutMs: FOREVER_MS },
      ),
    ]);
    over.resolve();
  }
  const { status } = await grade([check('opens a page', async (scene) => void (await scene.visitor()))]);
  assert.equal(status, 'passed');
});
