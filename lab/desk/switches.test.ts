import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FURTHEST_MS, MODES, Nonsense, readForward, readSeed, readSwitches, sentence, SLOWEST_MS } from './switches.ts';

test('every mode, status, delay and version of the bench is understood', () => {
  for (const { mode } of MODES) assert.deepEqual(readSwitches({ mode }), { mode });
  assert.deepEqual(readSwitches({ mode: 503, slowMs: SLOWEST_MS, version: 2 }), {
    mode: 503,
    slowMs: SLOWEST_MS,
    version: 2,
  });
  assert.equal(readForward({ ms: 60_000 }), 60_000);
  assert.equal(readSeed({}), undefined);
  assert.equal(readSeed({ seed: 7 }), 7);
});

const nonsense: [string, () => unknown, RegExp][] = [
  ['no object', () => readSwitches('offline'), /^Send a JSON object\.$/],
  ['a list', () => readSwitches([]), /^Send a JSON object\.$/],
  ['nothing at all', () => readSwitches({}), /^Name at least one switch: mode, slowMs or version\.$/],
  [
    'a switch that does not exist',
    () => readSwitches({ speed: 3 }),
    /^There is no “speed” here; there are mode, slowMs, version\.$/,
  ],
  [
    'an unknown mode',
    () => readSwitches({ mode: 'tired' }),
    /^The mode must be one of well, offline, .* or a status from 400 to 599\.$/,
  ],
  ['a status that is no error', () => readSwitches({ mode: 200 }), /^The mode must be/],
  ['a mode that every object has', () => readSwitches({ mode: 'toString' }), /^The mode must be/],
  ['a delay below zero', () => readSwitches({ slowMs: -1 }), /^slowMs must be a whole number from 0 to 60000\.$/],
  ['a delay as text', () => readSwitches({ slowMs: '100' }), /^slowMs must be/],
  ['a third version', () => readSwitches({ version: 3 }), /^The version must be 1 or 2\.$/],
  ['one good switch and one bad', () => readSwitches({ mode: 'well', version: 0 }), /^The version must be/],
  [
    'a clock set back',
    () => readForward({ ms: -1 }),
    /^ms must be a whole number from 1 to \d+: the lab’s clock only goes forward\.$/,
  ],
  ['a clock set too far', () => readForward({ ms: FURTHEST_MS + 1 }), /^ms must be/],
  ['a clock set by half a millisecond', () => readForward({ ms: 0.5 }), /^ms must be/],
  ['a word too many', () => readSeed({ now: true }), /^There is no “now” here; there is seed\.$/],
  ['a seed that is none', () => readSeed({ seed: 0 }), /^The seed must be a whole number from 1 to 9999\.$/],
];
for (const [what, read, message] of nonsense) {
  test(`${what} is refused in one sentence`, () => {
    assert.throws(read, (error) => error instanceof Nonsense && message.test(error.message));
  });
}

test('switches read as a sentence', () => {
  assert.equal(sentence('HR', { mode: 'well', slowMs: 0, version: 1 }), 'HR answers as it should.');
  assert.equal(
    sentence('HR', { mode: 503, slowMs: 300, version: 2 }),
    'HR answers everything with 503 Service Unavailable, each time after 300 ms. It speaks version 2.',
  );
  assert.equal(sentence('HR', { mode: 599, slowMs: 0, version: 1 }), 'HR answers everything with 599.');
});
