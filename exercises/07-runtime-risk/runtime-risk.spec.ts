/**
 * The checks of Runtime risk. Each opens a fresh world, lets people open a page, and looks at what they saw and at what the
 * booking system received. None of them reads or imports your code.
 */
import { given, hints, test } from 'host-and-remote/grader';
import { Bookings } from 'host-and-remote/remotes/bookings';
import { Tides } from 'host-and-remote/remotes/tides';
import { rush, summary } from './runtime-risk.page.ts';
import {
  answer,
  dateAhead,
  moment,
  named,
  nearTo,
  ok,
  pathsOf,
  rehearse,
  retryAfter,
  seconds,
  type Act,
  type End,
  type Played,
  type Rule,
} from './runtime-risk.rehearsal.ts';
import {
  ATTEMPTS,
  BASE_MS,
  claimReceived,
  claimRefused,
  claimSeen,
  codeOf,
  isAnswer,
  isDrawn,
  isNear,
  isOwn,
  isRefused,
  LAST_GOOD,
  limitOf,
  MINUTE,
  oneByOne,
  opened,
  operations,
  PARTS,
  reached,
  rested,
  SECOND,
  settled,
  soon,
  theDay,
  waitsOf,
} from './runtime-risk.claims.ts';

const OPEN_MS = 30_000;

/** What is worth another attempt. */
const STATUSES = [429, 502, 503, 504];
const TROUBLES: End[] = [...STATUSES.map((status) => answer(status)), 'no answer'];
/** One end of every kind. */
const ENDS: End[] = [ok(30), answer(404), answer(503), 'no answer', 'refused'];

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
      const [here, there] = pathsOf(scene.draw, 2) as [string, string];
      const people = scene.draw.int(60, 140);
      scene.did(`${people} people opened the page at the same moment`);
      claimSeen(scene, await opened(scene, people, [codeOf(here)]), 'fresh', SINGLE_FLIGHT);
      claimReceived(scene, 1, 'singleFlight(): who comes second waits for the answer that is on its way.');
      scene.did('somebody opened the page for another restaurant');
      claimSeen(scene, await opened(scene, 1, [codeOf(there)]), 'fresh', SINGLE_FLIGHT);
      const paths = bookings.received.map(({ path }) => path);
      scene.claim(paths.join() === `${here},${there}`, {
        saw: `the booking system received ${paths.join(', ')}.`,
        expected: 'one question for each restaurant: an answer belongs to its path.',
        look: 'singleFlight(): what the Maps are keyed by.',
      });
      const [third] = pathsOf(scene.draw, 1) as [string];
      bookings.set({ mode: 'die' });
      scene.did(
        'ten people opened the page for a third one while the booking system broke off in the middle of its answers',
      );
      claimSeen(scene, await opened(scene, 10, [codeOf(third)]), 'failed', SINGLE_FLIGHT);
      claimReceived(scene, 3, 'singleFlight(): all ten wait for the same question, and hear the same.');
    });

    test('keeps a memory and flights of its own for each Remote', async ({ scene }) => {
      const [path] = pathsOf(scene.draw, 1) as [string];
      const age = scene.draw.int(60, 600);
      await rehearse(scene, 'singleFlight', [
        {
          did: `somebody asked one Remote for ${path}, and somebody else asked another Remote for the same path`,
          acts: [{ ask: [path] }, { end: 0, as: ok(age) }, { ask: [path], of: 1 }, { end: 1, as: ok(age) }],
          holds: ({ questions, people }) => questions.length === 2 && people[1]?.question === 1,
          expected: 'an answer of its own from each Remote.',
          look: 'singleFlight(): what is outside of the function is shared by all Remotes; the Maps belong inside.',
        },
        {
          did: `two people asked two Remotes for ${path}, both while the questions were under way`,
          acts: [{ ask: [path] }, { ask: [path], of: 1 }, { end: 1, as: ok(age) }, { end: 0, as: answer(503) }],
          holds: ({ questions, people }) => questions.length === 2 && people.every(isOwn),
          expected: 'a question to each Remote, and its own answer for either person.',
          look: 'singleFlight(): what is outside of the function is shared by all Remotes; the Maps belong inside.',
        },
      ]);
    });

    test('lets everybody who asks for a path wait for the question that is under way', async ({ scene }) => {
      const { draw } = scene;
      const [path, other] = pathsOf(draw, 2) as [string, string];
      const [soon, later] = [draw.int(200, 2_000), draw.int(20, 400) * SECOND];
      const crowd = draw.int(3, 7);
      const many = Array<string>(crowd).fill(path);
      const waits = (end: End): Rule => ({
        did: `somebody asked for ${path}, ${crowd} more asked ${seconds(soon)} and again ${crowd} more ${seconds(later)} after that, and then the question ended: ${named(end)}`,
        acts: [{ ask: [path] }, { pass: soon }, { ask: many }, { pass: later }, { ask: many }, { end: 0, as: end }],
        holds: ({ questions, people }) => questions.length === 1 && people.every((one) => isOwn(one, 0)),
        expected: 'one question, and its end for everybody who asked while it was under way.',
        look: 'singleFlight(): a promise for each path, until it settles, however long that takes.',
      });
      const several = pathsOf(draw, draw.int(3, 12));
      const near = nearTo(path);
      await rehearse(scene, 'singleFlight', [
        waits(ok(draw.int(5, 10))),
        waits(answer(draw.one([404, 500, 503]))),
        waits('no answer'),
        waits('refused'),
        {
          did: `somebody asked for ${path}; while that question was under way, somebody asked for ${other}, which was answered at once`,
          acts: [{ ask: [path] }, { ask: [other] }, { end: 1, as: ok(60) }],
          holds: ({ questions, people }) =>
            questions.length === 2 && people[1]?.until === 0 && people[0]?.until === undefined,
          expected: 'their answer at once: paths do not wait for each other.',
          look: 'singleFlight(): one flight for each path.',
        },
        {
          did: `people asked for ${several.length} paths, all of them again a moment later, and once more`,
          acts: [{ ask: several }, { pass: soon }, { ask: several }, { ask: several }],
          holds: ({ questions }) => questions.length === several.length,
          expected: 'one question for each path, however many are under way.',
          look: 'singleFlight(): one flight for each path.',
        },
        {
          did: `an answer’s time was over, and ${crowd} people asked while the new question was under way`,
          acts: [
            { ask: [path] },
            { end: 0, as: ok(5) },
            { pass: 6 * SECOND },
            { ask: [path] },
            { ask: many },
            { end: 1, as: ok(5) },
          ],
          holds: ({ questions, people }) =>
            questions.length === 2 && people.slice(1).every(({ question }) => question === 1),
          expected: 'the new answer for all of them: they wait for the question that is under way.',
          look: 'singleFlight(): an answer whose time is over is not used, also while a new one is on its way.',
        },
        ...near.map((like): Rule => ({
          did: `one person asked for ${path} and one for ${like}, at the same moment`,
          acts: [{ ask: [path, like] }, { end: 1, as: ok(60) }, { end: 0, as: answer(503) }],
          holds: ({ questions, people }) => questions[1]?.path === like && people.every(isOwn),
          expected: 'a question for either: another path is another question.',
          look: 'singleFlight(): what the flights are keyed by; the path as it is, all of it.',
        })),
        {
          did: `the question for ${path} failed while one for ${other} was under way, and then somebody else asked for ${other}`,
          acts: [{ ask: [path, other] }, { end: 0, as: 'no answer' }, { ask: [other] }, { end: 1, as: ok(60) }],
          holds: ({ questions, people }) => questions.length === 2 && people[2]?.question === 1,
          expected: 'no further question: the one for their path was still under way.',
          look: 'singleFlight(): a flight that has landed takes no other with it.',
        },
        ...(['no answer', answer(503)] as const).map((end): Rule => ({
          did: `a question ended with ${named(end)}, and at once ${crowd} people asked for the same path`,
          acts: [{ ask: [path] }, { end: 0, as: end }, { ask: many }, { end: 1, as: ok(60) }],
          holds: ({ questions, people }) =>
            questions.length === 2 && people.slice(1).every(({ question }) => question === 1),
          expected: 'one new question, for all of them: the failed one is over and forgotten.',
          look: 'singleFlight(): a flight that has landed is over, and the next one is shared as well.',
        })),
      ]);
    });

    test('uses an answer for its max-age, and no longer', async ({ scene }) => {
      const { draw } = scene;
      const [path, other] = pathsOf(draw, 2) as [string, string];
      const age = draw.int(5, 900);
      const way = draw.int(1_000, 4_000);
      const [short, long] = [draw.int(3, 20), draw.int(40, 200)];
      const hours = draw.int(2, 40);
      const UNTIL =
        'singleFlight(): until when may an answer be used? Until time.now() + maxAgeMs(answer), when it has arrived.';
      const askAgain = (ms: number): Act[] => [{ pass: ms }, { ask: [path] }];
      const kept = (maxAge: number, ms: number): Rule => ({
        did: `an answer with max-age=${maxAge} came, and somebody asked again ${seconds(ms)} later`,
        acts: [{ ask: [path] }, { end: 0, as: ok(maxAge) }, ...askAgain(ms), ...askAgain(0)],
        holds: ({ questions, people }) => questions.length === 1 && people.every(({ question }) => question === 0),
        expected: 'no further question: it may still be used.',
        look: UNTIL,
      });
      const left = (maxAge: number, ms: number): Rule => ({
        did: `an answer with max-age=${maxAge} came, and somebody asked again ${seconds(ms)} later`,
        acts: [{ ask: [path] }, { end: 0, as: ok(maxAge) }, ...askAgain(ms), { end: 1, as: ok(maxAge) }],
        holds: ({ questions, people }) => questions.length === 2 && people[1]?.question === 1,
        expected: 'a new question, and its answer: the time of the first one is over.',
        look: UNTIL,
      });
      const failed = (end: End): Rule => ({
        did: `an answer with max-age=${age} came; ${age} seconds later somebody asked again, and this question ended with ${named(end)}`,
        acts: [{ ask: [path] }, { end: 0, as: ok(age) }, ...askAgain(age * SECOND), { end: 1, as: end }],
        holds: ({ people }) => isOwn(people[1], 1),
        expected: `${named(end)}, as it came: an answer whose time is over is not used here.`,
        look: 'singleFlight(): a failure goes to who asked; the last good answer is the business of resilient().',
      });
      await rehearse(scene, 'singleFlight', [
        kept(age, age * SECOND - 1),
        left(age, age * SECOND),
        left(age, age * SECOND + draw.int(1, 5_000)),
        kept(hours * 3_600, hours * 3_600 * SECOND - draw.int(1, 900)),
        left(0, 0),
        {
          did: 'an answer without Cache-Control came, and somebody asked again at once',
          acts: [{ ask: [path] }, { end: 0, as: { status: 200 } }, { ask: [path] }, { end: 1, as: { status: 200 } }],
          holds: ({ questions, people }) => questions.length === 2 && people[1]?.question === 1,
          expected: 'a new question: without a max-age nothing is remembered.',
          look: UNTIL,
        },
        {
          did: `an answer with max-age=${age} took ${seconds(way)} to come, and somebody asked ${seconds(age * SECOND - 1)} after it had come`,
          acts: [{ ask: [path] }, { pass: way }, { end: 0, as: ok(age) }, ...askAgain(age * SECOND - 1)],
          holds: ({ questions }) => questions.length === 1,
          expected: 'no further question: the time counts from when it has arrived.',
          look: UNTIL,
        },
        {
          did: `an answer with max-age=${age} was used again and again, and somebody asked ${age} seconds after it had come`,
          acts: [
            { ask: [path] },
            { end: 0, as: ok(age) },
            ...askAgain(age * 400),
            ...askAgain(age * 400),
            ...askAgain(age * 200),
            { end: 1, as: ok(age) },
          ],
          holds: ({ questions }) => questions.length === 2 && questions[1]?.from === age * SECOND,
          expected: 'a new question: an answer does not last longer because it is used.',
          look: UNTIL,
        },
        ...(
          [
            [short, long],
            [long, short],
          ] as const
        ).map(([first, second]): Rule => ({
          did: `an answer with max-age=${first} came and, when its time was over, a new one with max-age=${second}; people asked just before and at the end of the second one’s time`,
          acts: [
            { ask: [path] },
            { end: 0, as: ok(first) },
            ...askAgain(first * SECOND),
            { end: 1, as: ok(second) },
            ...askAgain(second * SECOND - 1),
            ...askAgain(1),
            { end: 2, as: ok(second) },
          ],
          holds: ({ questions, people }) =>
            questions.length === 3 && people[2]?.question === 1 && people[3]?.question === 2,
          expected: 'the second answer for the first of them, and a new question for the other.',
          look: 'singleFlight(): a new answer takes the old one’s place, with a max-age of its own.',
        })),
        {
          did: `answers for two paths came, with max-age=${long} and max-age=${short}, and somebody asked for either ${short + 1} seconds later`,
          acts: [
            { ask: [path, other] },
            { end: 0, as: ok(long) },
            { end: 1, as: ok(short) },
            { pass: (short + 1) * SECOND },
            { ask: [path, other] },
          ],
          holds: ({ questions }) => questions.map((one) => one.path).join() === [path, other, other].join(),
          expected: 'a new question for the second path only.',
          look: 'singleFlight(): each answer has a max-age of its own.',
        },
        ...nearTo(path).map((like): Rule => ({
          did: `an answer for ${path} came, then somebody asked for ${like}, and then for ${path} again`,
          acts: [
            { ask: [path] },
            { end: 0, as: ok(age) },
            { ask: [like] },
            { end: 1, as: ok(age) },
            { ask: [path] },
            { ask: [like] },
          ],
          holds: ({ questions, people }) =>
            questions.length === 2 && people[2]?.question === 0 && people[3]?.question === 1,
          expected: 'a question for either path, and each one’s own answer after that.',
          look: 'singleFlight(): what the answers are keyed by; the path as it is, all of it.',
        })),
        ...[6, 120].map((count): Rule => {
          const paths = pathsOf(draw, count);
          return {
            did: `people asked for ${count} paths, and a moment later for all of them again`,
            acts: [{ ask: paths }, { pass: SECOND }, { ask: paths }],
            rest: ok(age),
            holds: ({ questions, people }) =>
              questions.length === count && people.every(({ question }, index) => question === index % count),
            expected: 'one question for each path.',
            look: 'singleFlight(): the answer for one path puts out no other.',
          };
        }),
        failed('no answer'),
        failed(answer(draw.one([404, 500, 502, 503, 504]))),
      ]);
    });

    test('remembers nothing but answers with status 200', async ({ scene }) => {
      const { draw } = scene;
      const [path] = pathsOf(draw, 1) as [string];
      const age = draw.int(30, 900);
      const headers = { 'cache-control': `max-age=${age}` };
      const statuses = [
        201, 202, 203, 204, 206, 226, 301, 302, 304, 308, 400, 401, 403, 404, 410, 418, 429, 500, 502, 503, 504,
      ];
      const ends: End[] = [...statuses.map((status) => ({ status, headers })), 'no answer', 'refused'];
      const wait = draw.int(1, 900);
      await rehearse(
        scene,
        'singleFlight',
        ends.flatMap((end): Rule[] => [
          {
            did: `a question ended with ${named(end)}${typeof end === 'string' ? '' : ` and max-age=${age}`}, and somebody asked again ${seconds(wait)} later`,
            acts: [{ ask: [path] }, { end: 0, as: end }, { pass: wait }, { ask: [path] }, { end: 1, as: ok(age) }],
            holds: ({ questions, people }) => questions.length === 2 && people[1]?.question === 1,
            expected: 'a new question: only an answer with status 200 is remembered.',
            look: 'singleFlight(): what is remembered, and what is not.',
          },
        ]),
      );
    });
  },
);

test.describe(
  'runtime-risk/back-off',
  hints(
    'A Remote that is in trouble has told you so. How soon would you come back, and would you all come back at once?',
    'A loop that counts attempts. After each: is it worth another one? Then sleep for what Retry-After asks for, plus random() times a limit that doubles.',
    'const wait = random() * Math.min(CAP_MS, BASE_MS * 2 ** n); retryAfterMs(): /^\\d+$/ are seconds; what HTTP_DATE knows goes through Date.parse() minus now, and Math.max(0, …) takes care of the past; everything else is 0.',
  ),
  () => {
    test('asks again after trouble that may pass', async ({ scene }) => {
      const bookings = scene.world.remote(Bookings);
      for (const status of scene.draw.shuffled([429, 502, 503, 504])) {
        const before = bookings.received.length;
        bookings.records.next = [status, status];
        scene.did(`somebody opened the page, and the booking system answered ${status} twice before it was well`);
        claimSeen(scene, await settled(scene, rush(scene, 1), MINUTE), 'fresh', BACK_OFF);
        claimReceived(scene, before + 3, BACK_OFF);
      }
      const before = bookings.received.length;
      bookings.set({ mode: 'die' });
      scene.did('somebody opened the page; the booking system broke off in the middle of its answer, then was well');
      const seen = rush(scene, 1);
      await reached(scene, before + 1);
      await rested(scene);
      bookings.set({ mode: 'well' });
      claimSeen(scene, await settled(scene, seen, MINUTE), 'fresh', BACK_OFF);
    });

    test('reads both forms of Retry-After, and nothing else', async ({ scene }) => {
      const { draw } = scene;
      const now = moment(draw);
      const whole = Math.floor(now / SECOND) * SECOND;
      const [n, far] = [draw.int(2, 59), draw.int(2, 90_000)];
      const date = (ms: number) => new Date(whole + ms).toUTCString();
      const soon = draw.word();
      const table: [string, number, string][] = [
        ...[n, far, draw.int(100_000, 9_000_000), 1, 0].map((s): [string, number, string] => [
          String(s),
          s * SECOND,
          'whole seconds',
        ]),
        [`0${n}`, n * SECOND, 'whole seconds, and a zero in front changes nothing'],
        ...[n * SECOND, far * SECOND, draw.int(100, 4_000) * 86_400 * SECOND, SECOND].map(
          (ms): [string, number, string] => [date(ms), whole + ms - now, 'an HTTP date that lies ahead'],
        ),
        ...[0, -SECOND, -far * SECOND].map((ms): [string, number, string] => [
          date(ms),
          0,
          'an HTTP date that is past',
        ]),
        ...[
          `-${n}`,
          `+${n}`,
          `${n}.5`,
          `${n}e2`,
          `0x${n}`,
          `${n} s`,
          `${n}s`,
          `${n} seconds`,
          `in ${n} s`,
          `${n}, ${n}`,
          `PT${n}S`,
          soon,
          `${soon} ${n}`,
          '',
          'NaN',
          'Infinity',
          'null',
          `summer ${draw.int(2040, 2090)}`,
          new Date(whole + far * SECOND).toISOString(),
          new Date(whole + 10 * 86_400 * SECOND).toISOString().slice(0, 10),
          `${draw.int(1, 28)} ${draw.one(['March', 'June', 'October'])} ${draw.int(2040, 2090)}`,
          `${draw.int(1, 12)}/${draw.int(1, 28)}/${draw.int(2040, 2090)}`,
        ].map((text): [string, number, string] => [text, 0, 'neither whole seconds nor an HTTP date']),
      ];
      const asked = table.map(([text]): [string, number] => [text, now]);
      const moments = [-40, -3, 3, 40].map((days): [string, number] => [
        date(90 * 86_400 * SECOND),
        now + days * 86_400 * SECOND,
      ]);
      const read = await retryAfter(scene, [...asked, ...moments, [null, now]]);
      for (const [index, [text, ms, what]] of table.entries()) {
        scene.did(`retryAfterMs() read “Retry-After: ${text}” when it was ${new Date(now).toUTCString()}`);
        scene.claim(isNear(read[index] ?? NaN, ms), {
          saw: `${read[index]} ms.`,
          expected: `${ms} ms: this is ${what}.`,
          look: 'retryAfterMs(): seconds are digits and nothing else, a date is what HTTP_DATE knows; anything else counts as 0.',
        });
      }
      for (const [index, [text, then]] of moments.entries()) {
        scene.did(`retryAfterMs() read “Retry-After: ${text}” when it was ${new Date(then).toUTCString()}`);
        const ms = read[table.length + index];
        scene.claim(isNear(ms ?? NaN, Date.parse(text) - then), {
          saw: `${ms} ms.`,
          expected: `${Date.parse(text) - then} ms, from then to the date.`,
          look: 'retryAfterMs(): a date is compared with now, as it was handed in.',
        });
      }
      scene.did('retryAfterMs() read an answer without Retry-After');
      scene.claim(read.at(-1) === 0, {
        saw: `${read.at(-1)} ms.`,
        expected: '0 ms: nothing was asked for.',
        look: 'retryAfterMs(): headers are there by name, in lower case, or not at all.',
      });
    });

    test('repeats what may pass, and nothing else', async ({ scene }) => {
      const { draw } = scene;
      const [path] = pathsOf(draw, 1) as [string];
      const WORTH =
        'withBackOff(): which ends of an attempt are worth another one? WORTH_ANOTHER_TRY lists the statuses.';
      const others = [
        ...[
          200, 201, 202, 203, 204, 206, 226, 301, 302, 304, 307, 308, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409,
        ],
        ...[410, 411, 412, 413, 415, 418, 421, 422, 423, 424, 425, 426, 428, 431, 451, 499],
        ...[500, 501, 505, 506, 507, 508, 509, 510, 511, 520, 521, 522, 523, 524, 525, 529, 530, 598, 599],
      ];
      const isOver =
        (last: number) =>
        ({ questions, people }: Played) =>
          questions.length === last + 1 && people[0]?.question === last;
      const three = draw.shuffled(TROUBLES).slice(0, 3);
      const kinds = draw.shuffled(TROUBLES);
      await rehearse(scene, 'withBackOff', [
        ...TROUBLES.map((end): Rule => ({
          did: `the booking system answered ${named(end)} once and then 200`,
          acts: [{ ask: [path] }, { pass: MINUTE }],
          ends: [end, ok(30)],
          holds: isOver(1),
          expected: 'a second question, and its answer.',
          look: WORTH,
        })),
        ...others.map((status): Rule => ({
          did: `the booking system answered ${status}`,
          acts: [{ ask: [path] }, { pass: MINUTE }],
          rest: answer(status),
          holds: ({ questions, people }) =>
            questions.length === 1 && people[0]?.question === 0 && people[0].until === 0,
          expected: 'one question, and its answer at once: another attempt would not change it.',
          look: WORTH,
        })),
        ...[404, 500, 301].map((status): Rule => ({
          did: `the booking system answered ${status} with “Retry-After: 2”`,
          acts: [{ ask: [path] }, { pass: MINUTE }],
          rest: answer(status, '2'),
          holds: ({ questions, people }) => questions.length === 1 && people[0]?.until === 0,
          expected: 'one question, and its answer at once: Retry-After makes nothing worth another attempt.',
          look: WORTH,
        })),
        {
          did: `the attempts ended one after the other with ${kinds.map(named).join(', ')}, and then with 200`,
          acts: [{ ask: [path] }, { pass: MINUTE }],
          ends: [...kinds, ok(30)],
          holds: isOver(5),
          expected: 'six questions, and the answer of the last one.',
          look: WORTH,
        },
        {
          did: `the attempts ended with ${three.map(named).join(', ')}, and then with 404`,
          acts: [{ ask: [path] }, { pass: MINUTE }],
          ends: [...three, answer(404)],
          holds: isOver(3),
          expected: 'four questions, and the 404.',
          look: WORTH,
        },
        ...[0, 1, draw.int(2, 4)].map((before): Rule => ({
          did: `our own side refused a question${before === 0 ? '' : ` after ${before} that had ended with 503 or no answer`}`,
          acts: [{ ask: [path] }, { pass: MINUTE }],
          ends: [
            ...draw.shuffled([answer(503), 'no answer', answer(503), 'no answer'] as End[]).slice(0, before),
            'refused',
          ],
          holds: ({ questions, people }) =>
            questions.length === before + 1 &&
            people[0]?.got === 'refused' &&
            people[0].until === questions.at(-1)?.until,
          expected: 'the Refused, at once, and no further question.',
          look: 'withBackOff(): a Refused goes through at once, at whichever attempt.',
        })),
      ]);
    });

    test(`ends as the last of ${ATTEMPTS} attempts ended`, async ({ scene }) => {
      const { draw } = scene;
      const [path, other] = pathsOf(draw, 2) as [string, string];
      const ENDS = `withBackOff(): ${ATTEMPTS} attempts in all (ATTEMPTS); the last one’s answer is returned, or its rejection goes through.`;
      const isOver = ({ questions, people }: Played) => {
        const [one] = people;
        const isLast = one?.question === undefined ? one?.got !== 'refused' : one.question === ATTEMPTS - 1;
        return questions.length === ATTEMPTS && isLast && one?.until === questions.at(-1)?.until;
      };
      const last =
        (end: End) =>
        ({ questions, people }: Played) =>
          isOver({ questions, people, most: 1 }) && isAnswer(end) === /^\d/.test(people[0]?.got ?? '');
      const six = (ends: End[]): Rule => ({
        did: `six attempts ended one after the other with ${ends.map(named).join(', ')}`,
        acts: [{ ask: [path] }, { pass: 3 * MINUTE }],
        ends,
        rest: ok(30),
        holds: last(ends.at(-1)!),
        expected: `six questions, and the end of the sixth (${named(ends.at(-1)!)}), without a further wait.`,
        look: ENDS,
      });
      const bad = answer(draw.one([429, 502, 503, 504]));
      await rehearse(scene, 'withBackOff', [
        ...TROUBLES.map((end) => six(Array<End>(ATTEMPTS).fill(end))),
        six(['no answer', 'no answer', 'no answer', 'no answer', 'no answer', bad]),
        six([bad, bad, bad, bad, bad, 'no answer']),
        six([...draw.shuffled(TROUBLES), bad]),
        six([...draw.shuffled(TROUBLES), 'no answer']),
        {
          did: 'one person’s six attempts failed, and then another person asked, whose six failed as well',
          acts: [{ ask: [path] }, { pass: 3 * MINUTE }, { ask: [path] }, { pass: 3 * MINUTE }],
          rest: bad,
          holds: ({ questions, people }) =>
            questions.length === 2 * ATTEMPTS && people[0]?.question === 5 && people[1]?.question === 11,
          expected: 'six questions for either.',
          look: 'withBackOff(): attempts are counted for each question anew.',
        },
        {
          did: 'two people asked at the same moment for two paths, and a third for the first path again, while everything failed',
          acts: [{ ask: [path, other, path] }, { pass: 3 * MINUTE }],
          rest: bad,
          random: [0.5],
          holds: ({ questions, people }) =>
            questions.length === 3 * ATTEMPTS &&
            questions.filter((one) => one.path === other).length === ATTEMPTS &&
            new Set(people.map(({ until }) => until)).size === 1,
          expected: 'six questions for each of the three, side by side.',
          look: 'withBackOff(): each question has attempts and waits of its own, and waits for no other.',
        },
      ]);
    });

    test('waits longer each time, and everybody differently', async ({ scene }) => {
      const { draw } = scene;
      const [path] = pathsOf(draw, 1) as [string];
      const JITTER = 'withBackOff(): random() · min(CAP_MS, BASE_MS · 2ⁿ), drawn anew for every wait.';
      const all = (ends: End[], acts: Act[]) => ({ ends, acts, look: JITTER });
      const failing = Array<End>(2 * ATTEMPTS).fill(draw.one(TROUBLES));
      const once: Act[] = [{ ask: [path] }, { pass: 3 * MINUTE }];
      const [low, high] = [draw.int(1, 9) / 100, draw.int(90, 99) / 100];
      const constant = (chance: number): Rule => ({
        ...all(failing, once),
        did: `six attempts failed, and random() gave ${chance} every time`,
        random: [chance],
        holds: (played) =>
          waitsOf(played).every((wait, n) => isNear(wait, chance * limitOf(n))) && played.questions.length === ATTEMPTS,
        expected: `waits of ${[0, 1, 2, 3, 4].map((n) => seconds(chance * limitOf(n))).join(', ')}: ${chance} of 0.5 s, 1 s, 2 s, 4 s, and 5 s.`,
      });
      const chances = draw.shuffled(Array.from({ length: 19 }, (_, index) => (index + 1) / 20));
      await rehearse(scene, 'withBackOff', [
        constant(draw.int(40, 60) / 100),
        constant(high),
        constant(low),
        constant(0),
        {
          ...all(failing, once),
          did: `six attempts failed, and random() gave ${chances.slice(0, 5).join(', ')}, one after the other`,
          random: chances,
          holds: (played) => played.questions.length === ATTEMPTS && isDrawn(waitsOf(played), chances),
          expected: 'another random number for every wait.',
        },
        {
          ...all(failing, [...once, ...once]),
          did: 'one person’s six attempts failed, and then another person’s',
          random: chances,
          holds: (played) => {
            const waits = waitsOf(played);
            const second = waits.toSpliced(0, ATTEMPTS);
            return played.questions.length === 2 * ATTEMPTS && isDrawn([...waits.slice(0, 5), ...second], chances);
          },
          expected: 'waits that begin small again for the second one, with other random numbers.',
        },
      ]);
    });

    test('waits as long as Retry-After asks, on top', async ({ scene }) => {
      const { draw } = scene;
      const [path] = pathsOf(draw, 1) as [string];
      const AFTER = 'withBackOff(): what Retry-After asks for and the random wait, one after the other.';
      const LONG =
        'withBackOff(): Retry-After alone is compared with LONGEST_WAIT_MS; what asks for more is returned as it is.';
      const s = draw.int(2, 9);
      const chance = draw.int(30, 90) / 100;
      const acts: Act[] = [{ ask: [path] }, { pass: 3 * MINUTE }];
      const waits =
        (...asked: number[]) =>
        (played: Played) =>
          waitsOf(played).length === asked.length &&
          waitsOf(played).every((wait, n) => isNear(wait, asked[n]! + chance * limitOf(n)));
      const said = (asked: number, n: number) =>
        `${seconds(asked + chance * limitOf(n))}: ${seconds(asked)}, and ${chance} of ${seconds(limitOf(n))}`;
      const none = draw.one(TROUBLES.filter((end) => typeof end !== 'string'));
      const unread = draw.word();
      await rehearse(scene, 'withBackOff', [
        ...STATUSES.map((status): Rule => ({
          did: `the booking system answered ${status} with “Retry-After: ${s}” and then 200, and random() gave ${chance}`,
          acts,
          ends: [answer(status, String(s)), ok(30)],
          random: [chance],
          holds: waits(s * SECOND),
          expected: `a wait of ${said(s * SECOND, 0)}.`,
          look: AFTER,
        })),
        ...[1, 2, 3, 4].map((n): Rule => ({
          did: `the booking system answered ${named(none)} ${n} times, then 503 with “Retry-After: ${s}”, then 200, and random() gave ${chance}`,
          acts,
          ends: [...Array<End>(n).fill(none), answer(503, String(s)), ok(30)],
          random: [chance],
          holds: waits(...Array<number>(n).fill(0), s * SECOND),
          expected: `a last wait of ${said(s * SECOND, n)}.`,
          look: AFTER,
        })),
        ...TROUBLES.map((end): Rule => ({
          did: `the booking system answered 503 with “Retry-After: ${s}”, then ${named(end)}, then 200, and random() gave ${chance}`,
          acts,
          ends: [answer(503, String(s)), end, ok(30)],
          random: [chance],
          holds: waits(s * SECOND, 0),
          expected: `a second wait of ${said(0, 1)}: this end asked for nothing more.`,
          look: 'withBackOff(): a Retry-After counts for the wait after its own answer, and for no other.',
        })),
        ...[`-${s}`, unread, ''].map((text): Rule => ({
          did: `the booking system answered 503 with “Retry-After: ${text}” and then 200, and random() gave ${chance}`,
          acts,
          ends: [answer(503, text), ok(30)],
          random: [chance],
          holds: waits(0),
          expected: `a wait of ${said(0, 0)}: what cannot be read asks for nothing.`,
          look: AFTER,
        })),
        ...[s, 10].map((most): Rule => ({
          did: `the booking system answered 503 with “Retry-After: ${most}” five times and then 200, and random() gave ${chance}`,
          acts,
          ends: [...Array<End>(5).fill(answer(503, String(most))), ok(30)],
          random: [chance],
          holds: waits(...Array<number>(5).fill(most * SECOND)),
          expected: `${most} s before each repetition, and the random wait: ten seconds are not too long.`,
          look: LONG,
        })),
        ...[draw.int(2, 5), draw.int(6, 9)].map((ahead): Rule => {
          const start = moment(draw);
          const { text, ms } = dateAhead(start, ahead);
          return {
            start,
            did: `the booking system answered 503 with “Retry-After: ${text}” ${seconds(ms)} before that, then 200, and random() gave ${chance}`,
            acts,
            ends: [answer(503, text), ok(30)],
            random: [chance],
            holds: waits(ms),
            expected: `a wait of ${said(ms, 0)}.`,
            look: AFTER,
          };
        }),
        ...[-draw.int(1, 900), draw.int(12, 900)].map((ahead): Rule => {
          const start = moment(draw);
          const { text, ms } = dateAhead(start, ahead);
          return {
            start,
            did: `the booking system answered 429 with “Retry-After: ${text}”, which ${ms < 0 ? 'was past' : `lay ${seconds(ms)} ahead`}`,
            acts,
            ends: [answer(429, text), ok(30)],
            random: [chance],
            holds: (played) =>
              ms < 0
                ? waits(0)(played)
                : played.questions.length === 1 && played.people[0]?.question === 0 && played.people[0].until === 0,
            expected: ms < 0 ? `a wait of ${said(0, 0)}.` : 'the 429, at once: somebody sits in front of the page.',
            look: ms < 0 ? AFTER : LONG,
          };
        }),
        ...[11, draw.int(12, 600), draw.int(10_000, 90_000)].flatMap((long) =>
          [0, draw.int(1, 4)].map((n): Rule => {
            const status = draw.one(STATUSES);
            return {
              did: `the booking system answered ${n === 0 ? '' : `${named(none)} ${n} times and then `}${status} with “Retry-After: ${long}”`,
              acts,
              ends: [...Array<End>(n).fill(none), answer(status, String(long))],
              rest: ok(30),
              random: [chance],
              holds: ({ questions, people }) =>
                questions.length === n + 1 && people[0]?.question === n && people[0].until === questions[n]?.until,
              expected: `the ${status}, at once: somebody sits in front of the page.`,
              look: LONG,
            };
          }),
        ),
      ]);
      const bookings = scene.world.remote(Bookings);
      bookings.retryAfterS = draw.int(4, 8);
      bookings.set({ mode: 'limited-until' });
      scene.did(
        `somebody opened the page, and the booking system answered 429 with an HTTP date as Retry-After, ${bookings.retryAfterS} seconds ahead`,
      );
      const seen = rush(scene, 1);
      await reached(scene, 1);
      await rested(scene);
      bookings.set({ mode: 'well' });
      claimSeen(scene, await settled(scene, seen, MINUTE), 'fresh', BACK_OFF);
      const slept = (await operations(scene)).waits.reduce((sum, wait) => sum + wait, 0);
      const [least, most] = [bookings.retryAfterS * SECOND, bookings.retryAfterS * SECOND + BASE_MS];
      scene.claim(slept >= least - 1 && slept <= most + 1, {
        saw: `waits of ${seconds(slept)} in all.`,
        expected: `${seconds(least)}, and a random wait of up to ${BASE_MS} ms on top.`,
        look: 'withBackOff() and retryAfterMs(): an HTTP date is compared with the lab’s clock.',
      });
    });
  },
);

test.describe(
  'runtime-risk/breaker',
  hints(
    'After five failures in a row, what do you already know about the sixth question? And how would you find out that it is no longer true?',
    'Three variables: failures in a row, open until when, and whether a probe is on its way. Decide at the start of a question; take note at its end, unless it was asked before the breaker opened.',
    'const isProbe = failures >= FAILURES; if (isProbe && (probing || time.now() < openUntil)) throw new Refused(…). Afterwards: unless failures >= FAILURES && !isProbe, failed → failures += 1, and if that makes FAILURES or more, openUntil = time.now() + OPEN_MS; succeeded → failures = 0. finally, a probe is over.',
  ),
  () => {
    test('opens after five failures in a row, sends one probe, and closes when it succeeds', async ({ scene }) => {
      const bookings = scene.world.remote(Bookings);
      const mode = scene.draw.one([503, 500, 'die', 'limited'] as const);
      bookings.set({ mode });
      scene.did(`eight people opened the page one after the other while the booking system ${TROUBLE[mode]}`);
      const seen = await oneByOne(scene, 8);
      claimReceived(scene, 5, 'circuitBreaker(): after FAILURES failures in a row the Remote is left in peace.');
      claimRefused(scene, seen.slice(5), BREAKER);
      await scene.world.advance(31 * SECOND);
      bookings.set({ mode: 'well' });
      bookings.hold();
      scene.did(
        'the breaker had been open for 31 seconds, the booking system took its time, and ten people opened the page',
      );
      const probe = rush(scene, 10);
      await reached(scene, 6);
      claimRefused(scene, await opened(scene, 2), BREAKER);
      claimReceived(scene, 6, 'circuitBreaker(): one probe at a time, and nobody beside it.');
      bookings.release();
      const ten = await soon(scene, probe);
      scene.claim(ten.filter(({ kind }) => kind === 'fresh').length === 1, {
        saw: `the ten saw: ${summary(ten)}.`,
        expected: 'one fresh number, for the probe, and nine refused.',
        look: 'circuitBreaker(): who is the probe, and what happens to the others meanwhile?',
      });
      scene.did('the probe had succeeded, and three people opened the page');
      claimSeen(scene, await opened(scene, 3), 'fresh', 'circuitBreaker(): a probe that succeeds closes it.');
      claimReceived(scene, 9, 'circuitBreaker(): a probe that succeeds closes it for everybody.');
    });

    test('counts failures in a row, and knows what is one', async ({ scene }) => {
      const { draw } = scene;
      const [path, ...paths] = pathsOf(draw, 7) as [string, ...string[]];
      const COUNT =
        'circuitBreaker(): 429, everything from 500 on and rejections are failures; every other answer ends the row.';
      const failures: End[] = [429, 500, 501, 502, 503, 504, 505, 507, 511, 520, 599].map((status) => answer(status));
      const others = [
        200, 201, 202, 204, 206, 301, 302, 304, 400, 401, 403, 404, 408, 409, 410, 418, 423, 425, 428, 431, 451, 499,
      ];
      const asks = (count: number): Act[] => Array.from({ length: count }, () => ({ ask: [path] }));
      const bad = draw.one(failures);
      const mixed = draw.some<End>([...failures, 'no answer'], 5);
      const gap = draw.int(1, 40) * 3_600 * SECOND;
      const isOpen =
        (after: number) =>
        ({ questions, people }: Played) =>
          questions.length === after && people.slice(0, after).every(isOwn) && isRefused(people[after]);
      const [first, second] = [draw.int(1, 4), draw.int(1, 4)];
      await rehearse(scene, 'circuitBreaker', [
        {
          did: 'five questions to one Remote failed, and somebody asked another Remote',
          acts: [...asks(5), { ask: [path], of: 1 }],
          rest: bad,
          holds: ({ questions }) => questions.length === 6 && questions[5]?.of === 1,
          expected: 'a question to the other Remote: it has not failed.',
          look: 'circuitBreaker(): what is outside of the function is shared by all Remotes.',
        },
        ...[...failures, 'no answer' as const].map((end): Rule => ({
          did: `five questions one after the other ended with ${named(end)}, and somebody asked`,
          acts: asks(6),
          rest: end,
          holds: isOpen(5),
          expected: 'each end as it came, and a Refused for the sixth, who asks nobody.',
          look: COUNT,
        })),
        ...others.map((status): Rule => ({
          did: `four questions failed, one was answered ${status}, four more failed, and somebody asked`,
          acts: asks(10),
          ends: [bad, bad, bad, bad, answer(status), bad, bad, bad, bad],
          rest: ok(30),
          holds: ({ questions, people }) => questions.length === 10 && people.every(isOwn),
          expected: `ten questions: ${status} ends the row, and there were never five in one.`,
          look: COUNT,
        })),
        {
          did: `${first} questions failed, one was answered 200, ${second} failed, one was answered 404, and five failed before somebody asked`,
          acts: asks(first + second + 8),
          ends: [
            ...Array<End>(first).fill(bad),
            ok(30),
            ...Array<End>(second).fill(bad),
            answer(404),
            ...Array<End>(5).fill(bad),
          ],
          holds: isOpen(first + second + 7),
          expected: 'a Refused for the last one only: five failures in a row open it.',
          look: 'circuitBreaker(): it counts failures in a row.',
        },
        {
          did: `five questions ended with ${mixed.map(named).join(', ')}, and somebody asked`,
          acts: asks(6),
          ends: mixed,
          holds: isOpen(5),
          expected: 'a Refused for the sixth: failures of all kinds make one row.',
          look: COUNT,
        },
        {
          did: 'questions for five paths failed, and somebody asked for a sixth path',
          acts: paths.map((one) => ({ ask: [one] })),
          rest: bad,
          holds: isOpen(5),
          expected: 'a Refused: one breaker for the whole Remote, whatever it is asked for.',
          look: 'circuitBreaker(): what it counts belongs to the Remote, not to a path.',
        },
        {
          did: `five questions failed, ${gap / SECOND / 3_600} hours apart, and somebody asked`,
          acts: [...asks(4).flatMap((act): Act[] => [act, { pass: gap }]), ...asks(2)],
          rest: bad,
          holds: isOpen(5),
          expected: 'a Refused: time alone does not end a row.',
          look: 'circuitBreaker(): only an answer that is no failure ends the row.',
        },
        {
          did: 'five people asked at the same moment, all five questions failed, and somebody asked',
          acts: [{ ask: paths.slice(0, 5) }, ...[0, 1, 2, 3, 4].map((end): Act => ({ end, as: bad })), { ask: [path] }],
          holds: isOpen(5),
          expected: 'a Refused: it counts as questions end, also of those that were asked together.',
          look: 'circuitBreaker(): it takes note when a question ends.',
        },
        {
          did: 'four questions failed, one was refused by another part of our own side, then one failed and one was refused again, and somebody asked twice',
          acts: asks(9),
          ends: [bad, bad, bad, bad, 'refused', bad, 'refused'],
          rest: bad,
          holds: ({ questions, people }) => questions.length <= 6 && isRefused(people[8]),
          expected: 'a Refused of the breaker: what our own side refuses is no success, and ends no row.',
          look: 'circuitBreaker(): what a Refused from inside means for the count.',
        },
      ]);
    });

    test('stays open for thirty seconds, whoever asks', async ({ scene }) => {
      const { draw } = scene;
      const [path, other] = pathsOf(draw, 2) as [string, string];
      const bad = draw.one<End>([answer(503), answer(500), answer(429), 'no answer']);
      const opens: Act[] = Array.from({ length: 5 }, () => ({ ask: [path] }));
      const ends = Array<End>(5).fill(bad);
      const OPEN =
        'circuitBreaker(): for OPEN_MS from the last failure it throws a Refused at once, and then it lets one question through.';
      const some = draw.int(5_000, 25_000);
      await rehearse(scene, 'circuitBreaker', [
        {
          did: 'the breaker opened, and people asked at once and until a millisecond before 30 seconds were over',
          acts: [
            ...opens,
            { ask: [path, other] },
            { pass: some },
            { ask: [other] },
            { pass: OPEN_MS - some - 1 },
            { ask: [path] },
          ],
          ends,
          holds: ({ questions, people }) => questions.length === 5 && people.slice(5).every(isRefused),
          expected: 'a Refused for each of them, at once, and no question.',
          look: OPEN,
        },
        {
          did: 'the breaker opened, and somebody asked a millisecond after 30 seconds were over',
          acts: [...opens, { pass: OPEN_MS + 1 }, { ask: [other] }],
          ends: [...ends, ok(30)],
          holds: ({ questions, people }) => questions.length === 6 && people[5]?.question === 5,
          expected: 'a question: the breaker is half-open.',
          look: OPEN,
        },
        {
          did: 'the breaker opened, people asked every five seconds meanwhile, and somebody asked a millisecond after 30 seconds were over',
          acts: [
            ...opens,
            ...Array.from({ length: 5 }, (): Act[] => [{ pass: 5 * SECOND }, { ask: [path] }]).flat(),
            { pass: 5 * SECOND + 1 },
            { ask: [path] },
          ],
          ends: [...ends, ok(30)],
          holds: ({ questions, people }) => questions.length === 6 && people.at(-1)?.question === 5,
          expected: 'a question: whoever is refused prolongs nothing.',
          look: OPEN,
        },
      ]);
    });

    test('sends one probe, and opens again when it fails', async ({ scene }) => {
      const { draw } = scene;
      const [path, other] = pathsOf(draw, 2) as [string, string];
      const bad = draw.one<End>([answer(503), answer(500), answer(429), 'no answer']);
      const opens: Act[] = [...Array.from({ length: 5 }, (): Act => ({ ask: [path] })), { pass: OPEN_MS + 1 }];
      const ends = Array<End>(5).fill(bad);
      const PROBE =
        'circuitBreaker(): one question goes through as the probe; whoever asks while it is on its way is refused.';
      const AGAIN =
        'circuitBreaker(): a probe that fails opens it for another OPEN_MS, from the moment at which it failed.';
      const CLOSED = 'circuitBreaker(): a probe that succeeds closes it, and the count begins again at 0.';
      const way = draw.int(3, 20) * SECOND;
      const four = Array.from({ length: 4 }, (): Act => ({ ask: [path] }));
      const rounds = draw.int(3, 5);
      await rehearse(scene, 'circuitBreaker', [
        {
          did: 'the breaker was half-open, and five people asked at the same moment, for two paths',
          acts: [...opens, { ask: [path, other, path, other, path] }, { ask: [other, path] }],
          ends,
          holds: ({ questions, people }) => questions.length === 6 && people.slice(6).every(isRefused),
          expected: 'one question, the probe, and a Refused at once for everybody else.',
          look: PROBE,
        },
        {
          did: 'the probe was on its way for two minutes, and people asked meanwhile',
          acts: [
            ...opens,
            { ask: [path] },
            { pass: OPEN_MS + 1 },
            { ask: [path] },
            { pass: 90 * SECOND },
            { ask: [other] },
          ],
          ends,
          holds: ({ questions, people }) => questions.length === 6 && people.slice(6).every(isRefused),
          expected: 'a Refused for everybody until the probe ends, however long that takes.',
          look: PROBE,
        },
        ...[200, 204, 404, 400].map((status): Rule => ({
          did: `the probe was answered ${status}, four questions failed, and somebody asked`,
          acts: [...opens, { ask: [path] }, ...four, { ask: [other] }],
          ends: [...ends, answer(status), bad, bad, bad, bad, ok(30)],
          holds: ({ questions, people }) => questions.length === 11 && people.every(isOwn),
          expected: 'a question for each of them: the breaker has closed, and four failures do not open it.',
          look: CLOSED,
        })),
        {
          did: 'the probe succeeded, five questions failed, and somebody asked',
          acts: [
            ...opens,
            { ask: [path] },
            ...four,
            { ask: [other] },
            { ask: [path] },
            { pass: OPEN_MS - 1 },
            { ask: [path] },
            { pass: 2 },
            { ask: [path] },
          ],
          ends: [...ends, ok(30), bad, bad, bad, bad, bad, ok(30)],
          holds: ({ questions, people }) =>
            questions.length === 12 && isRefused(people[11]) && isRefused(people[12]) && isOwn(people[13], 11),
          expected: 'a breaker that is open again for 30 seconds, as the first time.',
          look: CLOSED,
        },
        ...[bad, answer(draw.one([500, 502, 503])), answer(429), 'no answer' as const].map((end): Rule => ({
          did: `the probe took ${seconds(way)} and ended with ${named(end)}, and somebody asked just before another 30 seconds were over, and just after`,
          acts: [
            ...opens,
            { ask: [path] },
            { pass: way },
            { end: 5, as: end },
            { ask: [other] },
            { pass: OPEN_MS - 1 },
            { ask: [path] },
            { pass: 2 },
            { ask: [path] },
          ],
          ends,
          holds: ({ questions, people }) =>
            questions.length === 7 && isOwn(people[5], 5) && isRefused(people[6]) && isRefused(people[7]),
          expected: 'the probe’s end for who sent it, a Refused for the next two, and a new probe for the last one.',
          look: AGAIN,
        })),
        {
          did: `${rounds} probes failed, one after the other, each when 30 seconds were over; people asked just before and just after`,
          acts: [
            ...opens,
            ...Array.from({ length: rounds }, (): Act[] => [
              { ask: [path] },
              { pass: OPEN_MS - 1 },
              { ask: [other] },
              { pass: 2 },
            ]).flat(),
            { ask: [path] },
          ],
          ends: [...ends, ...Array<End>(rounds).fill(bad), ok(30)],
          holds: ({ questions, people }) =>
            questions.length === 6 + rounds &&
            people.at(-1)?.question === 5 + rounds &&
            people.filter(isRefused).length === rounds,
          expected: 'a probe every 30 seconds, and a Refused for all others.',
          look: AGAIN,
        },
        {
          did: 'the probe was refused by another part of our own side; a minute later two people asked, and when the one question had been answered 200, two more',
          acts: [
            ...opens,
            { ask: [path] },
            { pass: MINUTE },
            { ask: [path, other] },
            { end: 6, as: ok(30) },
            { ask: [path, other] },
          ],
          ends: [...ends, 'refused'],
          holds: ({ questions, people }) =>
            questions.length === 9 && isRefused(people[5]) && isOwn(people[6], 6) && isRefused(people[7]),
          expected: 'another probe for the first of the two, a Refused for the second, and then a question for each.',
          look: 'circuitBreaker(): a probe that our own side refuses is over as well; it is no success, and the next one is a probe again.',
        },
      ]);
    });

    test('is not moved by questions that were asked before it opened', async ({ scene }) => {
      const { draw } = scene;
      const paths = pathsOf(draw, 7);
      const path = paths[0]!;
      const bad = draw.one<End>([answer(503), answer(500), answer(429), 'no answer']);
      const good = draw.one([ok(30), answer(404)]);
      const fail = (...numbers: number[]): Act[] => numbers.map((end) => ({ end, as: bad }));
      const late = draw.int(5, 25) * SECOND;
      const opens: Act[] = [{ ask: paths }, ...fail(0, 1, 2, 3, 4)];
      const LATE =
        'circuitBreaker(): while it is open, only the probe counts; what was asked before it opened changes nothing any more.';
      await rehearse(scene, 'circuitBreaker', [
        {
          did: `seven people asked at the same moment, and five questions failed; ${seconds(late)} later the sixth was answered ${named(good)}, and somebody asked`,
          acts: [...opens, { pass: late }, { end: 5, as: good }, { ask: [path] }],
          holds: ({ questions, people }) => questions.length === 7 && people[5]?.question === 5 && isRefused(people[7]),
          expected:
            'the late answer for who had asked for it, and a Refused for the next one: it stays open for 30 seconds.',
          look: LATE,
        },
        {
          did: `seven people asked at the same moment, and five questions failed, the sixth ${seconds(late)} later; somebody asked when it had been open for 30 seconds`,
          acts: [
            ...opens,
            { pass: late },
            ...fail(5),
            { pass: OPEN_MS - late + 1 },
            { ask: [path] },
            { end: 7, as: ok(30) },
          ],
          holds: ({ questions, people }) => questions.length === 8 && people[7]?.question === 7,
          expected: 'a probe: a failure that comes late does not prolong the time.',
          look: LATE,
        },
        {
          did: 'seven people asked at the same moment, and five questions failed; 30 seconds later, while the probe was on its way, the sixth was answered 200, and somebody asked',
          acts: [...opens, { pass: OPEN_MS + 1 }, { ask: [path] }, { end: 5, as: ok(30) }, { ask: [path] }],
          holds: ({ questions, people }) => questions.length === 8 && isRefused(people[8]),
          expected: 'a Refused: the probe is still on its way, and it alone decides.',
          look: LATE,
        },
      ]);
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
      const people = scene.draw.int(16, 30);
      bookings.hold();
      scene.did(`${people} people opened the page while the booking system took its time`);
      const seen = rush(scene, people);
      await reached(scene, 4);
      await operations(scene);
      claimReceived(scene, 4, 'bulkhead(): at most AT_A_TIME questions are open.');
      scene.did(
        `${people} people opened the page while the booking system took its time, and then it answered one of them`,
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
        expected: `12 fresh numbers (4 at once, 8 after waiting in line) and ${people - 12} refused.`,
        look: 'bulkhead(): AT_A_TIME and IN_LINE.',
      });
      claimReceived(scene, 12, 'bulkhead(): who waits in line goes when a place is free.');
      scene.claim(bookings.peak <= 4, {
        saw: `up to ${bookings.peak} questions were open at the booking system.`,
        expected: 'never more than 4.',
        look: 'bulkhead(): a place is handed on, not taken twice.',
      });
    });

    test('lets a slow Remote starve nobody else', async ({ scene }) => {
      const { draw, world } = scene;
      const paths = pathsOf(draw, 5);
      const [path] = pathsOf(draw, 1) as [string];
      const OWN = 'bulkhead(): what is outside of the function is shared by all Remotes.';
      await rehearse(scene, 'bulkhead', [
        {
          did: 'four questions were open at one Remote, and somebody asked another Remote',
          acts: [{ ask: paths.slice(0, 4) }, { ask: [path], of: 1 }],
          holds: ({ questions }) => questions.length === 5 && questions[4]?.of === 1,
          expected: 'a question at once: another Remote, another pool.',
          look: OWN,
        },
        {
          did: 'one Remote’s places and line were full, four questions were open at another, and one more person asked that one',
          acts: [{ ask: pathsOf(draw, 12) }, { ask: paths, of: 1 }, { end: 4, as: ok(30) }],
          holds: ({ questions, people }) => questions[8]?.of === 1 && !people.some(isRefused),
          expected: 'a wait in the line of the other Remote, and a question when one of its own has ended.',
          look: OWN,
        },
      ]);
      world.remote(Bookings).hold();
      scene.did('the booking system’s places and its line were full, and Ada opened Tonight');
      const full = rush(scene, 12);
      await reached(scene, 4);
      const { html } = await (await scene.reader('00107'))('/tonight');
      scene.claim(html.includes('High tide at') && world.remote(Tides).received.length > 0, {
        saw: 'no tides on the page.',
        expected: 'the tides of every harbour: another Remote, another pool.',
        look: OWN,
      });
      world.remote(Bookings).release();
      await soon(scene, full);
    });

    test('lets those in line go in turn, however questions end', async ({ scene }) => {
      const { draw } = scene;
      const paths = pathsOf(draw, 40);
      const all = paths.slice(0, 12);
      const TURN = 'bulkhead(): whose question ends hands the place to the first in line.';
      const FREE = 'bulkhead(): finally, a place is free again, however the question ended.';
      const ends = draw.shuffled(ENDS);
      /** Questions end one by one, any of the four that are open. */
      const order: number[] = [];
      const open = [0, 1, 2, 3];
      for (let next = 4; next < 12; next++) order.push(...open.splice(draw.int(0, 3), 1, next));
      const isInTurn = ({ questions, most }: Played) =>
        most === 4 && questions.map(({ path }) => path).join() === all.join();
      await rehearse(scene, 'bulkhead', [
        {
          did: 'twelve people asked for twelve paths, and the questions ended one by one, the oldest first',
          acts: [{ ask: all }, ...all.map((_path, end): Act => ({ end, as: ok(30) }))],
          holds: (played) => isInTurn(played) && played.people.every(isOwn),
          expected: 'twelve questions in the order in which people came, and each one’s own answer.',
          look: TURN,
        },
        {
          did: 'twelve people asked for twelve paths one after the other, and eight questions ended in an order of their own',
          acts: [...all.map((path): Act => ({ ask: [path] })), ...order.map((end): Act => ({ end, as: ok(30) }))],
          holds: isInTurn,
          expected: 'twelve questions in the order in which people came.',
          look: TURN,
        },
        ...ends.map((end): Rule => ({
          did: `six people asked, and a question ended with ${named(end)}`,
          acts: [{ ask: paths.slice(0, 6) }, { end: 1, as: end }],
          holds: ({ questions, people }) =>
            questions.length === 5 && questions[4]?.path === paths[4] && people[1]?.until !== undefined,
          expected: 'that end for who had asked, and a question for the first in line.',
          look: FREE,
        })),
        ...ends.map((end): Rule => ({
          did: `ten questions ended with ${named(end)}, and then fourteen people asked`,
          acts: [...paths.slice(0, 10).map((path): Act => ({ ask: [path] })), { ask: paths.slice(10, 24) }],
          ends: Array<End>(10).fill(end),
          holds: ({ questions, people, most }) =>
            questions.length === 14 && most === 4 && people.slice(10).filter(isRefused).length === 2,
          expected: 'four questions, eight people in line, and two refused: places do not get lost, and none is added.',
          look: FREE,
        })),
      ]);
    });

    test('refuses whoever finds the line full, at once, and nobody else', async ({ scene }) => {
      const { draw } = scene;
      const paths = pathsOf(draw, 60);
      const [path] = paths as [string];
      const FULL = 'bulkhead(): AT_A_TIME and IN_LINE; who finds the line full gets a Refused at once.';
      const LINE =
        'bulkhead(): who leaves the line makes room for one more; who is refused takes no place, and frees none.';
      const waits = ({ people }: Played, count: number) =>
        people.filter(({ until }) => until === undefined).length === count;
      const hours = draw.int(1, 30);
      await rehearse(scene, 'bulkhead', [
        {
          did: 'twelve people asked at the same moment',
          acts: [{ ask: paths.slice(0, 12) }],
          holds: (played) => played.questions.length === 4 && waits(played, 12),
          expected: 'four questions, and nobody refused: eight wait in line.',
          look: FULL,
        },
        {
          did: 'thirteen people asked at the same moment',
          acts: [{ ask: paths.slice(0, 13) }],
          holds: (played) => played.questions.length === 4 && waits(played, 12) && isRefused(played.people[12]),
          expected: 'four questions, eight people in line, and a Refused at once for the last one.',
          look: FULL,
        },
        {
          did: 'fourteen people asked for the same path',
          acts: [{ ask: Array<string>(14).fill(path) }],
          holds: (played) =>
            played.questions.length === 4 && waits(played, 12) && played.people.slice(12).every(isRefused),
          expected: 'four questions, eight people in line, and two refused: it counts questions, not paths.',
          look: FULL,
        },
        {
          did: `eight people waited in line for ${hours} hours, and then a question ended`,
          acts: [{ ask: paths.slice(0, 12) }, { pass: hours * 3_600 * SECOND }, { end: 2, as: ok(30) }],
          holds: (played) => played.questions.length === 5 && waits(played, 11),
          expected: 'eight people who waited, and a question for the first of them.',
          look: 'bulkhead(): those in line wait until it is their turn.',
        },
        {
          did: 'the line was full, six people were refused, two questions ended, and four more people asked',
          acts: [
            { ask: paths.slice(0, 18) },
            { end: 0, as: ok(30) },
            { end: 3, as: 'no answer' },
            { ask: paths.slice(18, 22) },
          ],
          holds: (played) =>
            played.questions.length === 6 &&
            played.most === 4 &&
            waits(played, 12) &&
            played.people.slice(12, 18).every(isRefused) &&
            played.people.slice(20).every(isRefused) &&
            !isRefused(played.people[19]),
          expected: 'two more in line, two refused, and never more than four questions open.',
          look: LINE,
        },
        {
          did: 'twelve people asked, all questions ended, and the same again, three times',
          acts: [0, 1, 2].flatMap((round): Act[] => [
            { ask: paths.slice(round * 13, round * 13 + 13) },
            ...Array.from({ length: 12 }, (_, index): Act => ({ end: round * 12 + index, as: draw.one(ENDS) })),
          ]),
          holds: (played) =>
            played.questions.length === 36 &&
            played.most === 4 &&
            played.people.filter(isRefused).length >= 3 &&
            waits(played, 0),
          expected: 'twelve questions each time, and only the thirteenth person refused.',
          look: LINE,
        },
      ]);
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
    test('puts the four around each other', given({ dependsOn: PARTS() }), async ({ scene }) => {
      const { draw } = scene;
      const [path, ...paths] = pathsOf(draw, 13) as [string, ...string[]];
      const ORDER =
        'resilient(): does the breaker see every attempt, and does withBackOff(), outside of it, hand a Refused through at once?';
      const people = draw.int(30, 90);
      const age = draw.int(20, 55);
      const trouble = draw.one(TROUBLES.filter((end) => typeof end !== 'string'));
      await rehearse(scene, 'resilient', [
        {
          did: `${people} people asked for one path at the same moment, and the answer took a while`,
          acts: [{ ask: Array<string>(people).fill(path) }, { pass: SECOND }, { end: 0, as: ok(age) }, { ask: [path] }],
          holds: ({ questions, people }) => questions.length === 1 && people.every(({ question }) => question === 0),
          expected: 'one question, and its answer for everybody, also a moment later.',
          look: 'resilient(): the single flight stands outermost, so that it sees everybody.',
        },
        {
          did: 'twelve people asked for twelve paths at the same moment, and the answers came one by one',
          acts: [{ ask: paths }, ...paths.map((_path, end): Act => ({ end, as: ok(age) }))],
          holds: ({ questions, people, most }) =>
            questions.length === 12 && most === 4 && people.every(({ got }) => got === '200'),
          expected: 'never more than four questions open, and an answer for each of the twelve.',
          look: 'resilient(): the bulkhead takes part, once for the whole Remote.',
        },
        {
          did: `the booking system answered ${named(trouble)} once and then 200`,
          acts: [{ ask: [path] }, { pass: MINUTE }],
          ends: [trouble, ok(age)],
          holds: ({ questions, people }) => questions.length === 2 && people[0]?.question === 1,
          expected: 'the 200, from a second question.',
          look: 'resilient(): the back-off takes part.',
        },
        {
          did: `a good answer came; when its time was over, the booking system answered ${named('no answer')} once and then 200`,
          acts: [{ ask: [path] }, { pass: age * SECOND + 1 }, { ask: [path] }, { pass: MINUTE }],
          ends: [ok(age), 'no answer', ok(age)],
          holds: ({ questions, people }) => questions.length === 3 && people[1]?.question === 2,
          expected: 'the new answer: the old one is for when there is none.',
          look: 'resilient(): a new answer with status 200 whenever there is one.',
        },
        {
          did: 'everything was answered 503 for more than a minute while people asked, and then two more asked at the same moment',
          acts: [
            { ask: [path] },
            { pass: MINUTE },
            { ask: [path, ...paths.slice(0, 4)] },
            { pass: 10 * SECOND },
            { ask: paths.slice(4, 6) },
          ],
          rest: answer(503),
          holds: ({ questions, people }) => questions.length <= 20 && people.slice(-2).every(isRefused),
          expected: 'a Refused for both at once: the breaker is open, and a Refused is not tried again.',
          look: ORDER,
        },
      ]);
    });

    test(
      'shows the last good answer when a new one is not to be had',
      given({ dependsOn: PARTS() }),
      async ({ scene }) => {
        const { draw } = scene;
        const [path, other] = pathsOf(draw, 2) as [string, string];
        const age = draw.int(5, 60);
        const days = draw.int(400, 3_000);
        const long = days * 86_400 * SECOND;
        const bad = draw.one<End>([answer(404), answer(500), answer(503), 'no answer']);
        const known: Act[] = [{ ask: [path] }, { pass: long }];
        const ends: End[] = [201, 202, 203, 204, 206, 301, 304, 400, 403, 404, 410, 429, 500, 501, 502, 503, 504].map(
          (status) => answer(status),
        );
        const many = pathsOf(draw, 40);
        const without: End[] = [answer(404), answer(400), answer(204)];
        await rehearse(scene, 'resilient', [
          {
            did: `one Remote had answered for ${path}, and another Remote answered 404 for the same path`,
            acts: [{ ask: [path] }, { ask: [path], of: 1 }],
            ends: [ok(age), answer(404)],
            holds: ({ people }) => people[1]?.question === 1,
            expected: 'the 404: the other Remote has never had a good answer for it.',
            look: 'resilient(): what is outside of the function is shared by all Remotes; the last good answers belong inside.',
          },
          ...[...draw.shuffled(ends), 'no answer' as const, answer(429, '30')].map((end): Rule => ({
            did: `a good answer came; ${days} days later the booking system answered ${named(end)}, again and again, and two people asked`,
            acts: [...known, { ask: [path] }, { pass: 2 * MINUTE }, { ask: [path] }, { pass: 2 * MINUTE }],
            ends: [ok(age)],
            rest: end,
            holds: ({ people }) => people.every(({ question }) => question === 0),
            expected: 'the last good answer for both, however old.',
            look: LAST_GOOD,
          })),
          {
            did: `two good answers came, one after the other, and then ${named(bad)}`,
            acts: [...known, { ask: [path] }, { pass: long }, { ask: [path] }, { pass: 2 * MINUTE }],
            ends: [ok(age), ok(age)],
            rest: bad,
            holds: ({ people }) => people[2]?.question === 1,
            expected: 'the second one: it is the last.',
            look: 'resilient(): a new good answer takes the old one’s place.',
          },
          {
            did: `a good answer without a max-age came, and then ${named(bad)}`,
            acts: [...known, { ask: [path] }, { pass: 2 * MINUTE }],
            ends: [{ status: 200 }],
            rest: bad,
            holds: ({ people }) => people[1]?.question === 0,
            expected: 'the good one: max-age says when to ask again, not what may be shown for want of a new one.',
            look: LAST_GOOD,
          },
          {
            did: `a good answer for ${path} came, and then 404 for ${other} and for ${path}`,
            acts: [...known, { ask: [other, path] }],
            ends: [ok(age)],
            rest: answer(404),
            holds: ({ people }) => people[1]?.question !== 0 && people[1]?.got === '404' && people[2]?.question === 0,
            expected: `the last good answer for ${path}, and the 404 for ${other}, which has none.`,
            look: 'resilient(): the last good answer for each path.',
          },
          {
            did: `good answers for ${many.length} paths came, and then 404 for all of them`,
            acts: [
              ...many.map((one): Act => ({ ask: [one] })),
              { pass: long },
              ...many.map((one): Act => ({ ask: [one] })),
            ],
            ends: Array<End>(many.length).fill(ok(age)),
            rest: answer(404),
            holds: ({ people }) => people.slice(many.length).every(({ question }, index) => question === index),
            expected: 'the last good answer of each path.',
            look: 'resilient(): the last good answer for each path, however many there are.',
          },
          {
            did: 'a good answer came; when its time was over, the booking system answered 404 once, and somebody else asked right after that',
            acts: [...known, { ask: [path] }, { ask: [path] }],
            ends: [ok(age), answer(404)],
            rest: ok(age),
            holds: ({ people }) => people[1]?.question === 0 && people[2]?.question === 2,
            expected: 'the last good answer, and then the new one.',
            look: 'resilient(): an old answer that was shown is still old; it belongs outside of the cache.',
          },
          ...without.map((end): Rule => ({
            did: `the booking system answered ${named(end)} for a path that nobody had asked about before`,
            acts: [{ ask: [path] }, { pass: 2 * MINUTE }],
            rest: end,
            holds: ({ people }) => people[0]?.got === named(end),
            expected: `the ${named(end)}: without any good answer it ends as the parts end.`,
            look: 'resilient(): what it returns where there is no good answer.',
          })),
          {
            did: 'the booking system gave no answer for a path that nobody had asked about before',
            acts: [{ ask: [path] }, { pass: 2 * MINUTE }],
            rest: 'no answer',
            holds: ({ people }) => people[0]?.got !== undefined && !/^\d/.test(people[0].got),
            expected: 'a rejection: without any good answer it ends as the parts end.',
            look: 'resilient(): what it does where there is no good answer.',
          },
          {
            did: `a good answer came, then ${named(bad)} five times while people asked now and then, and then the booking system was well`,
            acts: [...known, ...Array.from({ length: 6 }, (): Act[] => [{ ask: [path] }, { pass: 2 * MINUTE }]).flat()],
            ends: [ok(age), ...Array<End>(5).fill(bad)],
            rest: ok(age),
            holds: ({ people }) => people.every(({ got }) => got === '200') && (people.at(-1)?.question ?? 0) > 5,
            expected: 'a good answer for everybody, and in the end a new one.',
            look: 'resilient(): a new answer with status 200 whenever there is one.',
          },
        ]);
      },
    );

    test(
      'gets through a day with an outage',
      given({ dependsOn: PARTS(), slow: true, timeoutMs: 20_000 }),
      async ({ scene }) => theDay(scene),
    );
  },
);

const SINGLE_FLIGHT = 'singleFlight(): what those get who wait for a question that is under way.';
const BREAKER = 'circuitBreaker(): when is a Refused thrown, and who is refused?';
const BACK_OFF = 'withBackOff(): which ends of an attempt are worth another one, and what happens between them?';

const TROUBLE = {
  well: 'was well',
  503: 'answered 503',
  500: 'answered 500',
  404: 'answered 404',
  die: 'broke off in the middle of its answers',
  limited: 'answered 429',
} as const;
