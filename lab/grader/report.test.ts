import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exercises } from '../../course.ts';
import { stepReport } from './report.ts';

test('what a step’s message quotes of a learner’s page does nothing to a terminal', () => {
  const step = exercises()[0]!.exercise.steps[0]!;
  const message = 'What it saw: \u001b[2J\u001b]0;passed\u0007red\r\nWhat it expected: blue\u202e';
  assert.equal(stepReport(step, { status: 'failed', message }, []).message, 'What it saw: red\nWhat it expected: blue');
});
