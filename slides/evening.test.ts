/** The numbers that a slide and a chapter show for the evening with an outage, measured on the programs they speak of. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Answer, Ask, Tools } from 'host-and-remote/lab';
import { callsInTrouble, outageEvenings, type OutageEvening } from '../figures/sim/outage-evenings.ts';
import { bulkhead, resilient, singleFlight, withBackOff } from '../solutions/07-runtime-risk/runtime-risk.ts';
import { goThrough } from './check/evening.ts';

/** The solution without its breaker, as the mutant `no-breaker` has it. */
function unbroken(ask: Ask, tools: Tools): Ask {
  const shared = singleFlight(withBackOff(bulkhead(ask), tools), tools.time);
  const lastGood = new Map<string, Answer>();
  return async (path) => {
    const answer = await shared(path).catch(() => undefined);
    if (answer?.status === 200) lastGood.set(path, answer);
    return lastGood.get(path) ?? answer!;
  };
}

function rounded(evening: OutageEvening): OutageEvening {
  return { ...evening, waited: Number(evening.waited.toFixed(2)) };
}

const programs = { bare: (ask: Ask) => ask, unbroken, whole: resilient };

for (const [id, program] of Object.entries(programs)) {
  test(`the evening of “${id}” is what this program makes of it`, async () => {
    assert.deepEqual(rounded(await goThrough(program)), outageEvenings[id as keyof typeof programs]);
  });
}

test('the breaker is what spares the booking system, and nobody pays for it', () => {
  const { bare, unbroken, whole } = outageEvenings;
  assert.deepEqual([bare, unbroken, whole].map(callsInTrouble), [1080, 2340, 50]);
  assert.deepEqual([whole.saw.nothing, whole.peak], [0, 4]);
});

test('the deck shows these numbers at full size', () => {
  const deck = readFileSync(new URL('./07-runtime-risk.md', import.meta.url), 'utf8');
  for (const evening of [outageEvenings.unbroken, outageEvenings.whole]) {
    const value = callsInTrouble(evening).toLocaleString('fr').replaceAll(/\s/g, ' ');
    assert(deck.includes(`<BigNumber value="${value}"`), value);
  }
});
