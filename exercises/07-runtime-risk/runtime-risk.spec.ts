/**
 * The checks of Runtime risk. Each opens a fresh world, lets people open a page, and looks at what they saw and at what the
 * booking system received. None of them reads or imports your code.
 */
import { given, hints, test, type TestContext } from 'host-and-remote/grader';
import { Bookings } from 'host-and-remote/remotes/bookings';
import { Tides } from 'host-and-remote/remotes/tides';
import { crowds, doorOf, keepComing, rush, summary, type Operations, type Seen } from './runtime-risk.page.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const BASE_MS = 500;
const CAP_MS = 5_000;
const ATTEMPTS = 6;

test.describe(
  'runtime-risk/single-flight',
  hints(
    'A hundred people miss the cache at the same moment. What could the second one wait for, if not for an answer of their own?',
    'Two Maps by path: fresh answers with the time until which they may be used, and promises of questions that are under way. A promise leaves its Map when it settles, however it settles.',
    'const flight = flights.get(path) ?? fly(path).finally(() => flights.delete(path)); flights.set(path, flight); return flight; where fly() asks, and remembers an answer with status 200 until now() + maxAgeMs(answer).',
  ),
  () => {
    test('asks once for a hundred people', async ({ scene }) => {
      const bookings = scene.world.remote(Bookings);
      scene.did('a hundred people opened the page at the same moment');
      const seen = await opened(scene, 100);
      claimReceived(scene, 1, 'singleFlight(): who comes second waits for the answer that is on its way.');
      claimSeen(scene, seen, 'fresh');
      scene.did('somebody opened the page for another restaurant');
      claimSeen(scene, await opened(scene, 1, ['GNT-01']), 'fresh');
      const paths = bookings.received.map(({ path }) => path);
      scene.claim(paths.join() === '/bookings/LIS-01,/bookings/GNT-01', {
        saw: `the booking system received ${paths.join(', ')}.`,
        expected: 'one question for each restaurant: an answer belongs to its path.',
        look: 'singleFlight(): what the Maps are keyed by.',
      });
    });

    test('lets latecomers wait for the question that is under way', async ({ scene }) => {
      const bookings = scene.world.remote(Bookings);
      bookings.hold('/bookings/LIS-01');
      scene.did('one person opened the page, and fifty more before the booking system had answered');
      const first = rush(scene, 1);
      await reached(scene, 1);
      const others = rush(scene, 50);
      // Another restaurant's page is built meanwhile; by then the fifty have asked, too.
      const elsewhere = await opened(scene, 1, ['GNT-01']);
      scene.claim(elsewhere[0]?.kind === 'fresh', {
        saw: `somebody who asked for another restaurant meanwhile saw ${summary(elsewhere)}.`,
        expected: 'their number at once: paths do not wait for each other.',
        look: 'singleFlight(): one flight for each path.',
      });
      bookings.release();
      claimSeen(scene, [...(await soon(scene, first)), ...(await soon(scene, others))], 'fresh');
      claimReceived(scene, 2, 'singleFlight(): one question for each restaurant, and the fifty wait for the first.');
    });

    test('uses an answer for its max-age, and no longer', async ({ scene }) => {
      const bookings = scene.world.remote(Bookings);
      for (const maxAge of [30, 7]) {
        bookings.records.maxAge = maxAge;
        await scene.world.advance(MINUTE);
        const before = bookings.received.length;
        for (const [wait, calls] of [
          [0, 1],
          [maxAge - 1, 1],
          [2, 2],
        ] as const) {
          await scene.world.advance(wait * SECOND);
          scene.did(
            `somebody opened the page ${wait === 0 ? 'for the first time' : `${wait} seconds later`} (max-age=${maxAge})`,
          );
          claimSeen(scene, await opened(scene, 1), 'fresh');
          claimReceived(
            scene,
            before + calls,
            'singleFlight(): until when may an answer be used? maxAgeMs() and time.now() know.',
          );
        }
      }
    });

    test('tells everybody of a failure, and remembers none', async ({ scene }) => {
      const bookings = scene.world.remote(Bookings);
      for (const trouble of [503, 'die', 404] as const) {
        const before = bookings.received.length;
        bookings.set({ mode: trouble });
        scene.did(`ten people opened the page while the booking system ${TROUBLE[trouble]}`);
        claimSeen(scene, await opened(scene, 10), 'failed');
        claimReceived(scene, before + 1, 'singleFlight(): all ten wait for the same question, and hear the same.');
        bookings.set({ mode: 'well' });
        scene.did(
          `the booking system, which ${TROUBLE[trouble]} a moment ago, was well again, and ten people opened the page`,
        );
        claimSeen(scene, await opened(scene, 10), 'fresh');
        claimReceived(
          scene,
          before + 2,
          'singleFlight(): a failure is not remembered, and a flight that has landed is over.',
        );
        await scene.world.advance(MINUTE);
      }
    });
  },
);

test.describe(
  'runtime-risk/back-off',
  hints(
    'A Remote that is in trouble has told you so. How soon would you come back, and would you all come back at once?',
    'A loop that counts attempts. After each: is it worth another one? Then sleep for what Retry-After asks for, plus random() times a limit that doubles.',
    'const wait = random() * Math.min(CAP_MS, BASE_MS * 2 ** n); retryAfterMs(): /^\\d+$/ are seconds, everything else goes through Date.parse() minus now; Math.max(0, ms || 0) takes care of NaN and of the past.',
  ),
  () => {
    test('asks again after trouble that may pass', async ({ scene }) => {
      const bookings = scene.world.remote(Bookings);
      for (const status of [429, 502, 503, 504]) {
        const before = bookings.received.length;
        bookings.records.next = [status, status];
        scene.did(`somebody opened the page, and the booking system answered ${status} twice before it was well`);
        claimSeen(scene, await settled(scene, rush(scene, 1), MINUTE), 'fresh', BACK_OFF);
        claimReceived(scene, before + 3, BACK_OFF);
      }
    });

    test('asks again when an answer breaks off', async ({ scene }) => {
      const bookings = scene.world.remote(Bookings);
      bookings.set({ mode: 'die' });
      scene.did('somebody opened the page; the booking system broke off in the middle of its answer, then was well');
      const seen = rush(scene, 1);
      await reached(scene, 1);
      await rested(scene);
      bookings.set({ mode: 'well' });
      claimSeen(scene, await settled(scene, seen, MINUTE), 'fresh', BACK_OFF);
    });

    test(`gives up after ${ATTEMPTS} attempts`, async ({ scene }) => {
      for (const mode of [503, 'die'] as const) {
        const before = scene.world.remote(Bookings).received.length;
        scene.world.remote(Bookings).set({ mode });
        scene.did(`somebody opened the page while the booking system ${TROUBLE[mode]}, for minutes`);
        const seen = await settled(scene, rush(scene, 1), 2 * MINUTE);
        claimReceived(scene, before + ATTEMPTS, `withBackOff(): ${ATTEMPTS} attempts in all (ATTEMPTS).`);
        const why = mode === 503 ? '503' : 'no answer';
        scene.claim(seen[0]?.why === why, {
          saw: `the person saw: ${summary(seen)}.`,
          expected: `failed (${why}): the Ask ends as its last attempt ended.`,
          look: 'withBackOff(): what comes out of the last attempt.',
        });
      }
    });

    test('does not repeat what would fail again', async ({ scene }) => {
      const bookings = scene.world.remote(Bookings);
      for (const status of [400, 401, 404, 410, 500, 501]) {
        const before = bookings.received.length;
        bookings.set({ mode: status });
        scene.did(`somebody opened the page, and the booking system answered ${status}`);
        claimSeen(scene, await settled(scene, rush(scene, 1), MINUTE), 'failed');
        claimReceived(
          scene,
          before + 1,
          'withBackOff(): which statuses are worth another try? WORTH_ANOTHER_TRY lists them.',
        );
      }
    });

    test('waits longer each time, and everybody differently', given({ slow: true }), async ({ scene }) => {
      scene.world.remote(Bookings).set({ mode: 503 });
      const people = 24;
      scene.did(`${people} people opened the page, one a minute, while the booking system answered 503`);
      await keepComing(scene, 1, ['LIS-01'], { times: people, everyS: 60 });
      await scene.world.advance(people * MINUTE);
      const { waits } = await operations(scene);
      for (let n = 0; n < ATTEMPTS - 1; n++) {
        const limit = Math.min(CAP_MS, BASE_MS * 2 ** n);
        claimSpread(
          scene,
          waits.filter((_wait, index) => index % (ATTEMPTS - 1) === n),
          n,
          limit,
        );
      }
    });

    test('waits as long as Retry-After asks, in both of its forms', async ({ scene }) => {
      const bookings = scene.world.remote(Bookings);
      bookings.retryAfterS = 8;
      for (const mode of ['limited', 'limited-until'] as const) {
        const { waits } = await operations(scene);
        bookings.set({ mode });
        scene.did(
          `somebody opened the page, and the booking system answered 429 with Retry-After ${mode === 'limited' ? 'in seconds (8)' : 'as an HTTP date, 8 seconds ahead'}`,
        );
        const seen = rush(scene, 1);
        const [wait] = await waitsOf(scene, waits.length, 1);
        claimWait(scene, wait, 8 * SECOND, BASE_MS);
        bookings.set({ mode: 'well' });
        claimSeen(scene, await settled(scene, seen, MINUTE), 'fresh', BACK_OFF);
      }
    });

    test('takes a Retry-After that it cannot read, or that is past, for none', async ({ scene }) => {
      const bookings = scene.world.remote(Bookings);
      for (const retryAfter of ['soon', 'Mon, 02 Mar 2026 08:00:00 GMT', '-5', '0']) {
        const { waits } = await operations(scene);
        bookings.records.retryAfter = retryAfter;
        bookings.records.next = [503];
        scene.did(`somebody opened the page, and the booking system answered 503 with “Retry-After: ${retryAfter}”`);
        const seen = rush(scene, 1);
        const [wait] = await waitsOf(scene, waits.length, 1);
        claimWait(scene, wait, 0, BASE_MS);
        claimSeen(scene, await settled(scene, seen, MINUTE), 'fresh', BACK_OFF);
      }
    });

    test('keeps nobody waiting for a long Retry-After', async ({ scene }) => {
      const bookings = scene.world.remote(Bookings);
      bookings.records.retryAfter = '30';
      bookings.records.next = [503];
      scene.did('somebody opened the page, and the booking system answered 503 with “Retry-After: 30”');
      const seen = await settled(scene, rush(scene, 1), MINUTE);
      claimReceived(scene, 1, 'withBackOff(): what asks for more than LONGEST_WAIT_MS is returned as it is.');
      scene.claim(seen[0]?.why === '503' && seen[0].waitedMs < SECOND, {
        saw: `the person saw: ${summary(seen)}, after ${(seen[0]?.waitedMs ?? 0) / SECOND} s.`,
        expected: 'failed (503), at once.',
        look: 'withBackOff(): LONGEST_WAIT_MS.',
      });
    });
  },
);

test.describe(
  'runtime-risk/breaker',
  hints(
    'After five failures in a row, what do you already know about the sixth question? And how would you find out that it is no longer true?',
    'Three variables: failures in a row, open until when, and whether a probe is on its way. Decide at the start of a question; take note at its end, whatever the end was.',
    'if (failures >= FAILURES && (probing || time.now() < openUntil)) throw new Refused(…). Afterwards: failed → failures += 1, and if that makes FAILURES or more, openUntil = time.now() + OPEN_MS; succeeded → failures = 0. finally, a probe is over.',
  ),
  () => {
    for (const mode of [503, 500, 'die', 'limited'] as const)
      test(`opens after five failures in a row (${mode})`, async ({ scene }) => {
        scene.world.remote(Bookings).set({ mode });
        scene.did(`eight people opened the page one after the other while the booking system ${TROUBLE[mode]}`);
        const seen = await oneByOne(scene, 8);
        claimReceived(scene, 5, 'circuitBreaker(): after FAILURES failures in a row the Remote is left in peace.');
        claimRefused(scene, seen.slice(5));
      });

    test('counts failures in a row only, and a 404 is none', async ({ scene }) => {
      const bookings = scene.world.remote(Bookings);
      bookings.records.next = [503, 503, 503, 503, 200, 503, 429, 503, 503, 404, 503, 503, 503, 503, 400];
      scene.did(
        'fifteen people opened the page one after the other; every fifth question did not fail (200, then 404, then 400)',
      );
      await oneByOne(scene, 15);
      claimReceived(
        scene,
        15,
        'circuitBreaker(): 429 and everything from 500 on are failures; anything else ends the row.',
      );
    });

    test('sends one probe when the time is over, and closes when it succeeds', async ({ scene }) => {
      const bookings = scene.world.remote(Bookings);
      await openBreaker(scene);
      await scene.world.advance(29 * SECOND);
      scene.did('the breaker had been open for 29 seconds, and three people opened the page');
      claimRefused(scene, await opened(scene, 3));
      claimReceived(scene, 5, 'circuitBreaker(): it stays open for OPEN_MS.');

      await scene.world.advance(2 * SECOND);
      bookings.set({ mode: 'well' });
      bookings.hold('/bookings/LIS-01');
      scene.did(
        'the breaker had been open for 31 seconds, the booking system took its time, and ten people opened the page',
      );
      const probe = rush(scene, 10);
      await reached(scene, 6);
      // Somebody else asks while the probe is on its way.
      claimRefused(scene, await opened(scene, 2));
      claimReceived(scene, 6, 'circuitBreaker(): one probe at a time, and nobody beside it.');
      bookings.release();
      const seen = await soon(scene, probe);
      scene.claim(seen.filter(({ kind }) => kind === 'fresh').length === 1, {
        saw: `the ten saw: ${summary(seen)}.`,
        expected: 'one fresh number, for the probe, and nine refused.',
        look: 'circuitBreaker(): who is the probe, and what happens to the others meanwhile?',
      });
      scene.did('the probe had succeeded, and three people opened the page');
      claimSeen(scene, await opened(scene, 3), 'fresh', 'circuitBreaker(): a probe that succeeds closes it.');
      claimReceived(scene, 9, 'circuitBreaker(): a probe that succeeds closes it for everybody.');
    });

    test('opens again when the probe fails, and needs five failures once it is closed', async ({ scene }) => {
      const bookings = scene.world.remote(Bookings);
      await openBreaker(scene);
      for (const round of [1, 2]) {
        await scene.world.advance(31 * SECOND);
        scene.did(
          `the breaker had been open for 31 seconds for the ${round === 1 ? 'first' : 'second'} time, the booking system was still in trouble, and three people opened the page one after the other`,
        );
        const seen = await oneByOne(scene, 3);
        claimReceived(scene, 5 + round, 'circuitBreaker(): a probe that fails opens it again, for OPEN_MS from then.');
        claimRefused(scene, seen.slice(1));
      }
      await scene.world.advance(31 * SECOND);
      bookings.set({ mode: 'well' });
      await oneByOne(scene, 1);
      bookings.set({ mode: 503 });
      scene.did('a probe had closed the breaker, and four people met a booking system in trouble');
      await oneByOne(scene, 4);
      claimReceived(scene, 12, 'circuitBreaker(): a success begins the count again, from 0.');
    });
  },
);

test.describe(
  'runtime-risk/bulkhead',
  hints(
    'If the booking system takes a minute for every answer, how many questions should wait there at once, and where should the rest wait?',
    'A number of open questions and a list of those in line. Who ends hands their place to the first in line; who finds the line full is refused at once.',
    'if (open >= AT_A_TIME) { if (line.length >= IN_LINE) throw new Refused(…); await new Promise((go) => line.push(go)); } else open += 1; then try { return await ask(path); } finally { const next = line.shift(); if (next) next(); else open -= 1; }',
  ),
  () => {
    test('keeps at most four questions open, eight in line, and refuses the rest', async ({ scene }) => {
      const bookings = scene.world.remote(Bookings);
      bookings.hold('/bookings/LIS-01');
      scene.did('twenty people opened the page while the booking system took its time');
      const seen = rush(scene, 20);
      await reached(scene, 4);
      await operations(scene);
      claimReceived(scene, 4, 'bulkhead(): at most AT_A_TIME questions are open.');
      scene.did(
        'twenty people opened the page while the booking system took its time, and then it answered one of them',
      );
      bookings.release(1);
      await reached(scene, 5);
      for (let look = 0; look < 3; look++) await operations(scene);
      claimReceived(scene, 5, 'bulkhead(): a place that is handed on is one place.');
      bookings.release();
      const all = await soon(scene, seen);
      const fresh = all.filter(({ kind }) => kind === 'fresh').length;
      scene.claim(fresh === 12 && all.every(({ kind, why }) => kind === 'fresh' || why === 'refused'), {
        saw: `they saw: ${summary(all)}.`,
        expected: '12 fresh numbers (4 at once, 8 after waiting in line) and 8 refused.',
        look: 'bulkhead(): AT_A_TIME and IN_LINE.',
      });
      claimReceived(scene, 12, 'bulkhead(): who waits in line goes when a place is free.');
      scene.claim(bookings.peak <= 4, {
        saw: `up to ${bookings.peak} questions were open at the booking system.`,
        expected: 'never more than 4.',
        look: 'bulkhead(): a place is handed on, not taken twice.',
      });
    });

    test('gives places back, however questions end', async ({ scene }) => {
      const bookings = scene.world.remote(Bookings);
      for (const mode of ['die', 503, 'well'] as const) {
        bookings.set({ mode });
        for (let round = 0; round < 3; round++) {
          const before = bookings.received.length;
          scene.did(
            `six people opened the page at the same moment while the booking system ${TROUBLE[mode]}, for the ${['first', 'second', 'third'][round]} time`,
          );
          const seen = await opened(scene, 6);
          claimReceived(scene, before + 6, 'bulkhead(): finally, a place is free again, also after a failure.');
          scene.claim(
            seen.every(({ why }) => why !== 'refused'),
            {
              saw: `they saw: ${summary(seen)}.`,
              expected: 'nobody refused: four were asked for at once, two waited in line.',
              look: 'bulkhead(): finally, a place is free again.',
            },
          );
        }
      }
    });

    test('refuses at once', async ({ scene }) => {
      const bookings = scene.world.remote(Bookings);
      bookings.hold('/bookings/LIS-01');
      scene.did('twelve people filled the places and the line, and then one more opened the page');
      const twelve = rush(scene, 12);
      await reached(scene, 4);
      await operations(scene);
      claimRefused(scene, await opened(scene, 1, ['GNT-01']));
      bookings.release();
      claimSeen(scene, await soon(scene, twelve), 'fresh');
    });

    test('lets a slow Remote starve nobody else', async ({ scene }) => {
      const { world } = scene;
      world.remote(Bookings).hold('/bookings/LIS-01');
      scene.did('the booking system’s places and its line were full, and Ada opened Tonight');
      const full = rush(scene, 12);
      await reached(scene, 4);
      const { html } = await (await scene.reader('00107'))('/tonight');
      scene.claim(html.includes('High tide at') && world.remote(Tides).received.length > 0, {
        saw: 'no tides on the page.',
        expected: 'the tides of every harbour: another Remote, another pool.',
        look: 'bulkhead(): what is outside the function is shared by all Remotes.',
      });
      world.remote(Bookings).release();
      await soon(scene, full);
    });
  },
);

test.describe(
  'runtime-risk/outage',
  hints(
    'Which part should meet a question first, and which part should stand next to the Remote? Follow one question outwards and inwards.',
    'Next to the Remote the bulkhead, around it the breaker, around that the back-off, and outermost the cache with its single flight. Outside of all: the last good answer for each path.',
    'const spared = circuitBreaker(bulkhead(ask), tools.time); const shared = singleFlight(withBackOff(spared, tools), tools.time); then try { const answer = await shared(path); if (answer.status !== 200) return good ?? answer; lastGood.set(path, answer); return answer; } catch (error) { if (good) return good; throw error; }',
  ),
  () => {
    test(
      'shows the last good answer when a new one is not to be had',
      given({ dependsOn: PARTS() }),
      async ({ scene }) => {
        const { clock } = scene.world;
        const bookings = scene.world.remote(Bookings);
        for (const mode of [503, 'die', 404] as const) {
          bookings.set({ mode: 'well' });
          await scene.world.advance(MINUTE);
          scene.did('the booking system was well, and somebody opened the page');
          claimSeen(scene, await settled(scene, rush(scene, 1), 2 * MINUTE), 'fresh', LAST_GOOD);
          const good = clock.now();
          await scene.world.advance(5 * MINUTE);
          bookings.set({ mode });
          scene.did(`somebody opened the page five minutes later, while the booking system ${TROUBLE[mode]}`);
          const seen = await settled(scene, rush(scene, 1), 2 * MINUTE);
          claimSeen(scene, seen, 'stale', LAST_GOOD);
          scene.claim((seen[0]?.at ?? 0) >= good - MINUTE, {
            saw: `a number that was ${Math.round((clock.now() - (seen[0]?.at ?? 0)) / MINUTE)} minutes old.`,
            expected: 'the one of five minutes before, the last good one.',
            look: 'resilient(): a new good answer takes the old one’s place.',
          });
          if (mode === 404) continue;
          scene.did(
            `somebody opened the page right after, when the breaker was open because the booking system ${TROUBLE[mode]}`,
          );
          const [next] = await settled(scene, rush(scene, 1), 2 * MINUTE);
          scene.claim(next?.kind === 'stale' && next.waitedMs === 0, {
            saw:
              next === undefined
                ? 'nothing.'
                : `${summary([next])}, after ${(next.waitedMs / SECOND).toFixed(1)} seconds.`,
            expected: 'the last good number at once: what our own side refuses is not tried again.',
            look: 'withBackOff(): a Refused goes through at once.',
          });
        }
        scene.did(
          'somebody opened the page for a restaurant that nobody had asked about before, while the booking system answered 404',
        );
        claimSeen(scene, await settled(scene, rush(scene, 1, ['GNT-01']), 2 * MINUTE), 'failed', LAST_GOOD);
      },
    );

    test(
      'gets through a day with an outage',
      given({ dependsOn: PARTS(), slow: true, timeoutMs: 20_000 }),
      async ({ scene }) => theDay(scene),
    );
  },
);

const BACK_OFF = 'withBackOff(): which ends of an attempt are worth another one, and what happens between them?';
const LAST_GOOD = 'resilient(): the last answer with status 200 for this path, however old, when there is no new one.';

function PARTS(): string[] {
  return ['single-flight', 'back-off', 'breaker', 'bulkhead'].map((part) => `runtime-risk/${part}`);
}

const TROUBLE = {
  well: 'was well',
  503: 'answered 503',
  500: 'answered 500',
  404: 'answered 404',
  die: 'broke off in the middle of its answers',
  limited: 'answered 429',
} as const;

const RESTAURANTS = ['LIS-01', 'LIS-02', 'GNT-01', 'BGO-01', 'GWY-01', 'TRS-01'];

/**
 * Two hours of an evening, in steps of twenty seconds: well, then too busy, then failing, then breaking off, then well again.
 * At every step some people open the page.
 */
async function theDay(scene: TestContext): Promise<void> {
  const { world } = scene;
  const bookings = world.remote(Bookings);
  const stretch = async (minutes: number, people: number) => {
    await keepComing(scene, people, RESTAURANTS, { times: minutes * 3, everyS: 20 });
    for (let minute = 0; minute < minutes; minute++) await world.advance(MINUTE);
  };
  scene.did(
    'an evening went by: ten quiet minutes, then half an hour of 503, of 429 and of answers that broke off, then ten minutes in which the booking system was well',
  );
  bookings.hold();
  const crowd = rush(scene, 12, RESTAURANTS);
  await reached(scene, 4);
  for (let look = 0; look < 3; look++) await operations(scene);
  bookings.release();
  await soon(scene, crowd);
  await stretch(10, 12);
  const quiet = bookings.received.length;
  for (const mode of [503, 'limited', 'die'] as const) {
    bookings.set({ mode });
    await stretch(10, 12);
  }
  const outage = bookings.received.length - quiet;
  bookings.set({ mode: 'well' });
  await stretch(10, 12);
  const seen = await settled(scene, crowds(scene), 2 * MINUTE);

  scene.claim(outage <= MOST_CALLS, {
    saw: `the booking system received ${outage} questions during the half hour of its outage (and ${quiet} in the ten minutes before).`,
    expected: `at most ${MOST_CALLS}: who is in trouble is left in peace.`,
    look: 'resilient(): does the breaker see every attempt, and the back-off every refusal?',
  });
  scene.claim(quiet <= MOST_QUIET_CALLS, {
    saw: `the booking system received ${quiet} questions in the ten quiet minutes before the outage.`,
    expected: `at most ${MOST_QUIET_CALLS}: an answer for each restaurant is good for half a minute.`,
    look: 'resilient(): the cache with its single flight stands outside of the other parts.',
  });
  scene.claim(bookings.peak <= 4, {
    saw: `up to ${bookings.peak} questions were open at the booking system.`,
    expected: 'never more than 4.',
    look: 'resilient(): the bulkhead stands next to the Remote.',
  });
  const failed = seen.filter(({ kind }) => kind === 'failed').length;
  scene.claim(failed === 0 && seen.length === PEOPLE, {
    saw: `${failed} of ${PEOPLE} people saw no number, and ${PEOPLE - seen.length} no page.`,
    expected:
      'everybody saw a number, a fresh one or the last good one: each restaurant had been asked about before the outage.',
    look: LAST_GOOD,
  });
  const patient = seen.filter(({ waitedMs }) => waitedMs > 10 * SECOND).length;
  scene.claim(patient <= PEOPLE / 50, {
    saw: `${patient} of ${PEOPLE} people waited for more than ten seconds.`,
    expected: `at most ${PEOPLE / 50}.`,
    look: 'withBackOff(): a Refused is not repeated; resilient(): which part stands outside of which?',
  });
  const late = seen.slice(-12 * 15).filter(({ kind }) => kind !== 'fresh').length;
  scene.claim(late === 0, {
    saw: `${late} of the last 180 people saw old numbers, although the booking system had been well for five minutes and more.`,
    expected: 'fresh numbers for all of them.',
    look: 'circuitBreaker(): does it close again? resilient(): does a new answer take the old one’s place?',
  });
}

/** The solution needs 50 questions in the outage, and 90 before it; without a breaker it is more than 2,000. */
const MOST_CALLS = 150;
const MOST_QUIET_CALLS = 120;
const PEOPLE = 50 * 3 * 12;

/** Opens the breaker: five failures, one after the other. */
async function openBreaker(scene: TestContext): Promise<void> {
  scene.world.remote(Bookings).set({ mode: 503 });
  scene.did('five people opened the page one after the other while the booking system answered 503');
  await oneByOne(scene, 5);
  claimReceived(scene, 5, 'circuitBreaker(): it is closed until FAILURES failures in a row.');
}

async function oneByOne(scene: TestContext, people: number): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (let person = 0; person < people; person++) seen.push(...(await opened(scene, 1)));
  return seen;
}

/** Lets so much time go by, and waits for what people then see. */
async function settled(scene: TestContext, seen: Promise<Seen[]>, ms: number): Promise<Seen[]> {
  let done = false;
  void seen.then(() => (done = true));
  for (let passed = 0; passed < ms && !done; passed += 20 * SECOND) {
    await rested(scene);
    if (!done) await scene.world.advance(20 * SECOND);
  }
  return soon(scene, seen);
}

/** What people see who open the page; nothing, when their pages do not come although nothing holds them up. */
function opened(scene: TestContext, people: number, restaurants?: string[]): Promise<Seen[]> {
  return soon(scene, rush(scene, people, restaurants));
}

/** What comes of pages that nothing holds up; an empty list when they do not come. */
async function soon(scene: TestContext, seen: Promise<Seen[]>): Promise<Seen[]> {
  let result: Seen[] | undefined;
  void seen.then((all) => (result = all));
  for (let look = 0; look < LOOKS && result === undefined; look++) await Promise.race([seen, operations(scene)]);
  return result ?? [];
}

/** Waits until the booking system has received so many questions; wrong programs may never ask them. */
async function reached(scene: TestContext, count: number): Promise<void> {
  const { received } = scene.world.remote(Bookings);
  for (let look = 0; look < LOOKS && received.length < count; look++) await operations(scene);
}

/** As many questions to the Host as its own to the booking system could ever be behind. */
const LOOKS = 200;

/** What the Host knows of its questions. Its reply comes after everything that was asked of it before. */
async function operations(scene: TestContext): Promise<Operations> {
  const { html } = await (await doorOf(scene)).get('/operations.json');
  return JSON.parse(html) as Operations;
}

/** Lets everything come to rest that does not wait for the clock. Not while the Remote holds a question. */
async function rested(scene: TestContext): Promise<void> {
  await operations(scene);
  await scene.world.advance(0);
}

/** The next waits, when there are so many of them. */
async function waitsOf(scene: TestContext, from: number, count: number): Promise<number[]> {
  await rested(scene);
  const { waits } = await operations(scene);
  return waits.slice(from, from + count);
}

function claimSeen(
  scene: TestContext,
  seen: readonly Seen[],
  kind: Seen['kind'],
  look = 'what your function returns, and when.',
): void {
  scene.claim(seen.length > 0 && seen.every((one) => one.kind === kind), {
    saw: `they saw: ${summary(seen)}.`,
    expected:
      kind === 'failed'
        ? 'no number, and that soon: trouble comes through.'
        : `${kind === 'fresh' ? 'a fresh number' : 'the last good number'} for everybody.`,
    look,
  });
}

function claimRefused(scene: TestContext, seen: readonly Seen[]): void {
  scene.claim(
    seen.every(({ why, waitedMs }) => why === 'refused' && waitedMs === 0),
    {
      saw: `they saw: ${summary(seen)}.`,
      expected: 'failed (refused) for each of them, at once: our own side says no by throwing a Refused.',
      look: 'when is a Refused thrown, and what does who ask then get?',
    },
  );
}

function claimReceived(scene: TestContext, expected: number, look: string): void {
  const { received } = scene.world.remote(Bookings);
  scene.claim(received.length === expected, {
    saw: `the booking system has received ${questions(received.length)} in all.`,
    expected: `${questions(expected)}.`,
    look,
  });
}

function questions(count: number): string {
  return count === 1 ? 'one question' : `${count} questions`;
}

function claimWait(scene: TestContext, wait: number | undefined, asked: number, limit: number): void {
  scene.claim(wait !== undefined && wait >= asked && wait <= asked + limit, {
    saw: wait === undefined ? 'no wait at all.' : `a wait of ${(wait / SECOND).toFixed(2)} seconds.`,
    expected:
      asked === 0
        ? `a random wait of up to ${limit} ms.`
        : `${asked / SECOND} seconds, and a random wait of up to ${limit} ms on top.`,
    look: 'retryAfterMs(): seconds or an HTTP date, by the lab’s clock; 0 for what cannot be read.',
  });
}

/** Full jitter: anywhere from 0 to the limit, and nobody like the others. */
function claimSpread(scene: TestContext, waits: readonly number[], n: number, limit: number): void {
  const [least, most] = [Math.min(...waits), Math.max(...waits)];
  const different = new Set(waits).size;
  const look = 'withBackOff(): random() · min(CAP_MS, BASE_MS · 2ⁿ), drawn anew for every wait.';
  const saw =
    waits.length === 0
      ? 'no waits.'
      : `before repetition ${n}, ${waits.length} waits from ${Math.round(least)} to ${Math.round(most)} ms, ${different} different ones.`;
  scene.claim(waits.length > 0 && most <= limit, { saw, expected: `none above ${limit} ms.`, look });
  scene.claim(most > limit * 0.6 && least < limit * 0.4, {
    saw,
    expected: `waits anywhere from 0 to ${limit} ms, so that people do not come back in a wave.`,
    look,
  });
  scene.claim(different > waits.length / 2, { saw, expected: 'nearly all of them different.', look });
}
