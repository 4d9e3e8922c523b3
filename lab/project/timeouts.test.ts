import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countedMs, raceTimeout, MAX_STRETCH, onTimeout } from './timeouts.ts';

test('time counts in full while the machine has a moment to spare', () => {
  assert.equal(countedMs(100, 200), 100);
  assert.equal(countedMs(100, 25), 100);
});

test('time counts little while every core is busy', () => {
  assert.equal(countedMs(100, 24), 100 / MAX_STRETCH);
  assert.equal(countedMs(100, 0), 100 / MAX_STRETCH);
});

test('a machine that slept did not wait', () => {
  assert.equal(countedMs(3_600_000, 7_200_000), 1_000);
});

test('what comes in time is returned, and what it threw is thrown', async () => {
  assert.equal(await raceTimeout(Promise.resolve('page'), 1), 'page');
  await assert.rejects(raceTimeout(Promise.reject(new Error('no page')), 1), /no page/);
});

test('what does not come in time is late', async () => {
  assert.equal(await raceTimeout(new Promise(() => undefined), 1), 'late');
});

test('who stopped waiting hears nothing', async () => {
  const heard: string[] = [];
  const stop = onTimeout(1, () => heard.push('first'));
  stop();
  onTimeout(1, () => stopLate());
  const stopLate = onTimeout(1, () => heard.push('stopped when its time had come'));
  await new Promise<void>((resolve) => void onTimeout(1, resolve));
  assert.deepEqual(heard, []);
});
