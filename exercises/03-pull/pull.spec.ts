/**
 * The checks of Pull. Each opens a fresh world, does what a person would do, and looks at pages and at what the
 * Remotes received. None of them reads or imports your code. Who asks, where they work and for how long an answer keeps
 * is drawn anew for every grade.
 */
import { generalFeed, given, hints, raceTimeout, test, withSlowBody } from 'host-and-remote/grader';
import { Directory } from 'host-and-remote/remotes/directory';
import { Hr } from 'host-and-remote/remotes/hr';
import { attempt, type Attempt } from './pull.actions.ts';
import { feedIn, listed, type SeenFeed } from './pull.page.ts';
import {
  answered,
  asking,
  CITIES,
  claimAccepted,
  claimAsked,
  claimConditional,
  claimError,
  claimGeneral,
  claimOnce,
  claimIsIn,
  claimOffice,
  claimOutcome,
  claimPersonal,
  claimThrough,
  count,
  elsewhere,
  employ,
  enrolled,
  ifNoneMatch,
  inTime,
  isSaid,
  type Looks,
  newcomer,
  officeIn,
  OFFICES,
  PATIENCE_MS,
  PEOPLE,
  promptly,
  quoted,
  type Resident,
  residents,
  together,
  told,
  UNDER_WAY_MS,
  view,
  withoutOffice,
} from './pull.claims.ts';

const SECOND = 1_000;
/** Short enough to wait for, in worlds where a Remote never answers. */
const SHORT_DEADLINE = { deadlineMs: 50 };
/** How often somebody tries again whose question a busy machine may not even send within so short a deadline. */
const TRIES = 40;

test.describe(
  'pull/home-office',
  hints(
    'HR wants to know who is asked about. Look at what the header X-User-Id is for.',
    'Build homeOffice() first: one hr.fetch(), one look at the status, one response.json(). Then orderFeed(): two filters make two lists, and one list follows the other.',
    'if (response.status === 404) return null; if (response.status !== 200) throw new Error(…); then look whether homeOffice is a text, and return it. In orderFeed(), office null returns the items as they came; otherwise [...items of the office, ...all the others].',
  ),
  () => {
    test('puts the news of the home office first', async ({ scene }) => {
      for (const { id, name, office } of residents(scene, 2)) {
        scene.did(`${name}, whose home office is ${CITIES[office]}, opened the news feed`);
        claimPersonal(scene, await view(await scene.reader(id)), id, office, STEP_1);
      }
    });

    test('asks HR by user ID', async ({ scene }) => {
      const [one, other] = residents(scene, 2) as [Resident, Resident];
      scene.did(`${one.name} (${one.id}) opened the news feed, then ${other.name} (${other.id}) did`);
      await view(await scene.reader(one.id));
      await view(await scene.reader(other.id));
      const asked = scene.world
        .remote(Hr)
        .received.map(({ method, path, headers }) => `${method} ${path} for ${headers['x-user-id'] ?? 'nobody'}`);
      const lines = [one, other].map(({ id }) => `GET /home-office for ${id}`);
      scene.claim([...new Set(asked)].join() === lines.join(), {
        saw: asked.length ? `HR received ${listed(asked)}.` : 'HR received nothing.',
        expected: `${lines.join(', then ')}: the user ID in the header X-User-Id, and nothing of it in the address.`,
        look: 'homeOffice(): the address, and the user ID that it was given.',
      });
    });

    test('believes HR when somebody moves', async ({ scene }) => {
      const [{ id, name, office }] = residents(scene, 1) as [Resident];
      const reader = await scene.reader(id);
      await view(reader);
      const elsewhere = scene.draw.one(OFFICES.filter((code) => code !== office));
      // A new office, of which nobody has written yet, is an office like any other. So is one in small letters, or with spaces.
      for (const moved of [elsewhere, scene.draw.word().toUpperCase(), office.toLowerCase(), ` ${office} `]) {
        scene.did(`${name} moved in HR, which now says “${moved}”, and opened the news feed again`);
        scene.world.remote(Hr).records.homeOffices.set(id, moved);
        claimPersonal(scene, await view(reader), id, moved, STEP_1);
      }
    });

    test('leaves the feed as it is for somebody without an office', async ({ scene }) => {
      const { id, name } = withoutOffice(scene);
      scene.did(`${name}, for whom HR answers 404, opened the news feed`);
      const reader = await scene.reader(id);
      const looks = {
        ...STEP_1,
        status: 'homeOffice(): after a 404 it returns null.',
        items: 'orderFeed(): with null the feed stays as it is, the news of the whole company included.',
      };
      claimGeneral(scene, await view(reader), id, 'no-office', looks);
      for (const [what, body] of [
        ['an empty body', ''],
        ['a page of HTML', '<!doctype html><h1>Nobody</h1>'],
      ] as const) {
        scene.did(`${name} opened the news feed, and HR answered 404 with ${what}`);
        scene.world.remote(Hr).standIn.answer = () => new Response(body, { status: 404 });
        const thrown = 'homeOffice(): 404 is “no office”, whatever its body. Look at the status first.';
        claimGeneral(scene, await view(reader), id, 'no-office', { ...looks, thrown });
      }
    });

    test('does not mistake another status for an answer', async ({ scene }) => {
      const { standIn } = scene.world.remote(Hr);
      const [{ id, name, office }] = residents(scene, 1) as [Resident];
      const reader = await scene.reader(id);
      for (const status of [...SUCCESSES, 302, 400, 403, 405, 410, 429, 500, 503]) {
        scene.did(`${name} opened the news feed while HR answered ${status}`);
        standIn.answer = ({ url }) =>
          url.includes('?')
            ? undefined
            : answered(status, { userId: id, homeOffice: office }, { Location: `${url}?moved` });
        claimError(
          scene,
          await view(reader),
          'only 200 is HR’s answer, and only 404 means “no office”. Every other status is an error, and so is a redirect.',
        );
      }
    });

    test('does not mistake an answer without homeOffice for “no office”', async ({ scene }) => {
      const hr = scene.world.remote(Hr);
      const [{ id, name, office }] = residents(scene, 1) as [Resident];
      const reader = await scene.reader(id);
      const look = 'a 200 without homeOffice is an error. Is the field there, before you return it?';
      scene.did(`${name} opened the news feed while HR ${RENAMED}`);
      hr.set({ version: 2 });
      claimError(scene, await view(reader), look);
      hr.set({ version: 1 });
      for (const body of ['{}', 'null', `"${office}"`, '', `{"office":"${office}"}`]) {
        scene.did(`${name} opened the news feed while HR answered 200 with ${body || 'an empty body'}`);
        hr.standIn.answer = () => new Response(body);
        claimError(scene, await view(reader), look);
      }
      for (const mode of ['garbage', 'die', 'offline'] as const) {
        scene.did(`${name} opened the news feed while HR ${TROUBLE[mode]}`);
        hr.set({ mode });
        claimError(scene, await view(reader), 'when HR gives no answer that can be read, let the error out.');
      }
    });

    test('asks about everybody who comes at the same moment', async ({ scene }) => {
      const all = residents(scene, 3);
      scene.did(`${all.map(({ name }) => name).join(', ')} opened their news feeds at the same moment`);
      const feeds = await together(scene, all);
      for (const [index, { id, office }] of all.entries()) {
        claimPersonal(scene, feeds[index]!, id, office, { ...STEP_1, office: SHARED });
      }
    });
  },
);

test.describe(
  'pull/fallback',
  hints(
    'Ada can live without her office’s news on top. She cannot live without her feed. Which one does your code protect?',
    'Hand an AbortSignal to homeOffice(), and let homeOffice() hand it to hr.fetch(). A try with a catch around both calls covers everything else that can go wrong.',
    'const office = await homeOffice(userId, hr, AbortSignal.timeout(hr.deadlineMs)); then return the ordered feed with status personal, or the plain one with no-office when office is null; catch returns { items, status: ‘unavailable’, office: null }.',
  ),
  () => {
    test('uses an answer that comes in time', given({ dependsOn: ['pull/home-office'] }), async ({ scene }) => {
      const hr = scene.world.remote(Hr);
      const [{ id, name, office }] = residents(scene, 1) as [Resident];
      scene.did(`${name} opened the news feed while HR was slow, but answered within the deadline`);
      hr.set({ mode: 'hang' });
      const page = scene.reader(id).then(view);
      await Promise.race([page, hr.hasReceived(1)]);
      hr.set({ mode: 'well' });
      claimPersonal(scene, await page, id, office, STEP_2);
      const moved = employ(scene, id, scene.draw.word().toUpperCase());
      scene.did(`${name} moved to a new office, ${moved}, of which there is no news yet, and opened the news feed`);
      claimPersonal(scene, await view(await scene.reader(id)), id, moved, STEP_2);
    });

    test(
      'shows the general feed when HR never answers',
      given({ dependsOn: ['pull/home-office'], ...SHORT_DEADLINE, slow: true }),
      async ({ scene }) => {
        const hr = scene.world.remote(Hr);
        const [{ id, name, office }] = residents(scene, 1) as [Resident];
        const reader = await scene.reader(id);
        scene.did(`${name} opened the news feed while HR ${TROUBLE.hang}`);
        hr.set({ mode: 'hang' });
        claimGeneral(scene, await inTime(scene, view(reader)), id, 'unavailable', STEP_2);
        hr.set({ mode: 'well' });
        scene.did(`${name} opened the news feed when HR was well again, after it had missed a deadline`);
        const before = hr.received.length;
        const isAsked = () => hr.received.length > before;
        let feed = await view(reader);
        for (let tries = 1; tries < TRIES && feed.status !== 'personal' && !isAsked(); tries++)
          feed = await view(reader);
        if (!isAsked()) {
          claimPersonal(scene, feed, id, office, {
            ...STEP_2,
            status:
              'personalFeed(): every page view asks HR anew, with a deadline of its own. What do you keep from view to view?',
          });
        }
        scene.did(`${name} opened the news feed, and HR ${TROUBLE.hang} for the second time`);
        hr.set({ mode: 'hang' });
        claimGeneral(scene, await inTime(scene, view(reader)), id, 'unavailable', STEP_2);
      },
    );

    test(
      'shows the general feed when an answer stops half-way',
      given({ dependsOn: ['pull/home-office'], slow: true }),
      async ({ scene }) => {
        const [{ id, name }] = residents(scene, 1) as [Resident];
        const reader = await scene.reader(id);
        scene.did(`${name} opened the news feed while HR ${TROUBLE.stall}`);
        const hr = scene.world.remote(Hr);
        let views = 0;
        const feed = await withSlowBody(scene, hr, (deadlineMs) => {
          views += 1;
          return inTime(scene, view(reader), deadlineMs);
        });
        claimGeneral(scene, feed, id, 'unavailable', STEP_2);
        scene.claim(hr.received.length <= views, {
          saw: 'that HR was asked again when the deadline was over.',
          expected: 'the general feed then, and no question before the next page view.',
          look: 'personalFeed(): one deadline covers all that it asks for one page view.',
        });
      },
    );

    test(
      'shows the general feed whatever goes wrong at HR',
      given({ dependsOn: ['pull/home-office'] }),
      async ({ scene }) => {
        const hr = scene.world.remote(Hr);
        const [{ id, name }, second] = residents(scene, 2) as [Resident, Resident];
        const reader = await scene.reader(id);
        await view(reader);
        await view(await scene.reader(second.id));
        for (const mode of ['offline', 503, 'die', 'lose', 'garbage'] as const) {
          scene.did(`${name} opened the news feed, and again while HR ${TROUBLE[mode]}`);
          hr.set({ mode });
          claimGeneral(scene, await view(reader), id, 'unavailable', STEP_2);
        }
        scene.did(`${name} opened the news feed, and again while HR ${RENAMED}`);
        hr.set({ mode: 'well', version: 2 });
        claimGeneral(scene, await view(reader), id, 'unavailable', {
          ...STEP_2,
          thrown:
            'homeOffice(), which must throw when HR’s answer has no homeOffice, and personalFeed(), which must catch that.',
        });
      },
    );

    test('is personal again as soon as HR is well', given({ dependsOn: ['pull/home-office'] }), async ({ scene }) => {
      const hr = scene.world.remote(Hr);
      const all = residents(scene, 2);
      for (const { id, name, office } of all) {
        const reader = await scene.reader(id);
        for (const mode of [503, 'offline'] as const) {
          hr.set({ mode });
          await view(reader);
          hr.set({ mode: 'well' });
          scene.did(`${name} opened the news feed while HR ${TROUBLE[mode]}, and again right after it`);
          claimPersonal(scene, await view(reader), id, office, {
            ...STEP_2,
            status: 'personalFeed(): an outage is not remembered. The next page view asks again.',
          });
        }
      }
    });

    test('still tells “no office” from “no answer”', given({ dependsOn: ['pull/home-office'] }), async ({ scene }) => {
      const { id, name } = withoutOffice(scene);
      const reader = await scene.reader(id);
      for (const time of ['first', 'second']) {
        scene.did(`${name}, for whom HR answers 404, opened the news feed for the ${time} time`);
        claimGeneral(scene, await view(reader), id, 'no-office', {
          ...STEP_2,
          status: 'personalFeed(): when homeOffice() returns null, the status is no-office.',
        });
      }
      scene.did(`${name} opened the news feed, for whom HR has had no office, while HR ${TROUBLE[503]}`);
      scene.world.remote(Hr).set({ mode: 503 });
      claimGeneral(scene, await view(reader), id, 'unavailable', STEP_2);
    });

    test(
      'keeps people apart who come at the same moment',
      given({ dependsOn: ['pull/home-office'] }),
      async ({ scene }) => {
        const hr = scene.world.remote(Hr);
        const [waiting, ...others] = residents(scene, 3) as [Resident, Resident, Resident];
        scene.did(`${others.map(({ name }) => name).join(' and ')} opened their news feeds at the same moment`);
        const feeds = await together(scene, others);
        for (const [index, { id, office }] of others.entries()) {
          claimPersonal(scene, feeds[index]!, id, office, { ...STEP_2, office: SHARED });
        }
        const [{ id, name, office }] = others;
        scene.did(`HR was silent about ${waiting.name}, and meanwhile ${name} opened the news feed`);
        const silence = Promise.withResolvers<void>();
        hr.standIn.answer = ({ headers }) =>
          headers.get('X-User-Id') === waiting.id ? silence.promise.then(() => answered(500)) : undefined;
        const late = scene.reader(waiting.id).then(view);
        await Promise.race([late, hr.hasReceived(hr.received.length + 1)]);
        const feed = await raceTimeout(scene.reader(id).then(view), PATIENCE_MS);
        scene.claim(feed !== 'late', {
          saw: 'there was still no page when HR had long answered.',
          expected: `a page at once. HR answers about ${name}.`,
          look: 'personalFeed(): nobody waits for what HR says about somebody else.',
        });
        claimPersonal(scene, feed as SeenFeed, id, office, STEP_2);
        silence.resolve();
        await late;
      },
    );
  },
);

test.describe(
  'pull/cache',
  hints(
    'Before you write code, answer for one remembered reply: until when may it be used without asking, until when if asking fails, and for whom?',
    'A Map from “user and address” to what you remember: the body, the ETag, freshUntil and usableUntil (hr.now() plus the two directives). Four cases: fresh, 304, 200, and an error while something usable is at hand.',
    'Fresh: return replay(known) without a call. Otherwise ask, with If-None-Match when there is an ETag. On 304 remember the old body with the new headers; on 200 remember the new body; on 500, 502, 503, 504 or a rejection return replay(known) while hr.now() < known.usableUntil. Anything else, a 404 for instance, goes through, is not remembered, and is no reason to keep what was.',
  ),
  () => {
    test('asks once while max-age lasts, and again after it', async ({ scene }) => {
      const { records } = scene.world.remote(Hr);
      const ask = await asking(scene);
      for (const maxAge of [scene.draw.int(2, 40), scene.draw.int(90, 900)]) {
        const { user, office } = newcomer(scene);
        records.maxAge = maxAge;
        scene.did(`The Host asked HR about ${user} three times, with max-age=${maxAge}`);
        for (let times = 0; times < 3; times++) claimOffice(scene, await ask(user), user, office);
        claimAsked(scene, user, 1, 'HR’s first answer serves them all.');
        await scene.world.advance(maxAge * SECOND - 1);
        scene.did(`The Host asked HR about ${user} again, a moment before max-age=${maxAge} was over`);
        claimOffice(scene, await ask(user), user, office);
        claimAsked(scene, user, 1, `an answer with max-age=${maxAge} is fresh for ${maxAge} seconds by hr.now().`);
        await scene.world.advance(2);
        scene.did(`The Host asked HR about ${user} again, a moment after max-age=${maxAge} was over`);
        claimOffice(scene, await ask(user), user, office, UNCHANGED);
        claimAsked(scene, user, 2, `an answer with max-age=${maxAge} is fresh for ${maxAge} seconds and no longer.`);
      }
      const { user } = newcomer(scene);
      records.maxAge = 0;
      scene.did(`The Host asked HR about ${user} twice, with max-age=0`);
      await ask(user);
      await ask(user);
      claimAsked(scene, user, 2, 'an answer with max-age=0 is never fresh.');
    });

    test('never gives one person another’s answer', async ({ scene }) => {
      const ask = await asking(scene);
      const tail = `${scene.draw.int(1, 9)}${scene.draw.digits(2)}`;
      const lead = scene.draw.int(10, 99);
      // As numbers the first two are one; the last three digits are those of all.
      const users = [`00${tail}`, tail, `${lead}${tail}`, `a${tail}`, `A${tail}`];
      const offices = users.map((user, index) => employ(scene, user, `${scene.draw.word().toUpperCase()}${index}`));
      for (const round of ['then', 'and once more']) {
        for (const [index, user] of users.entries()) {
          const before = users[(index + users.length - 1) % users.length];
          scene.did(`The Host asked HR about ${before}, ${round} about ${user}`);
          const answer = await ask(user);
          const other = users[offices.indexOf(officeIn(answer) ?? '')];
          scene.claim(other === undefined || other === user, {
            saw: `the answer about ${other}, when it had asked about ${user}.`,
            expected: `the answer about ${user}. User IDs are texts, and every character counts.`,
            look: 'createCachedFetch(): all ask the same address. What else must the key hold?',
          });
          claimOffice(scene, answer, user, offices[index]!);
        }
      }
      for (const user of users) {
        claimAsked(scene, user, 1, 'an answer is remembered for each person, however many others are asked about.');
      }
    });

    test('never takes one address for another', async ({ scene }) => {
      const ask = await asking(scene);
      const { standIn } = scene.world.remote(Hr);
      const { user } = newcomer(scene);
      const word = scene.draw.word();
      const paths = ['/home-office', `/${word}`, `/${word}?of=${user}`, `/${word}?of=${word}`];
      standIn.answer = (request) =>
        answered(200, { path: request.url.slice(new URL(request.url).origin.length) }, KEEPS);
      for (const path of [...paths, ...paths]) {
        scene.did(`The Host asked HR for several addresses, all of them about ${user}, among them ${path}`);
        const answer = await ask(user, { path });
        scene.claim(answer.status === 200 && answer.body === JSON.stringify({ path }), {
          saw: `${told(answer)}${answer.body ? ` Its body is ${answer.body}.` : ''}`,
          expected: `HR’s answer at ${path}.`,
          look: 'createCachedFetch(): the key holds the person and the whole address.',
        });
      }
      claimAsked(scene, user, paths.length, 'each address has an answer of its own, which is remembered.');
    });

    test('remembers only answers with status 200', async ({ scene }) => {
      const hr = scene.world.remote(Hr);
      const ask = await asking(scene);
      for (const status of [404, 201, 203, 206, 403, 410, 500]) {
        const { user, office } = newcomer(scene);
        hr.standIn.answer = () => answered(status, { userId: user, homeOffice: status }, KEEPS);
        scene.did(`The Host asked HR about ${user} for the first time, and HR answered ${status}`);
        claimThrough(scene, await ask(user), status, 'createCachedFetch(): what is not a 200 goes through.');
        hr.standIn.answer = undefined;
        scene.did(`HR answered ${status} about ${user} and then, when the Host asked again, 200 with ${office}`);
        claimOffice(scene, await ask(user), user, office, ONLY_200);
      }
      for (const mode of ['offline', 'die'] as const) {
        const { user, office } = newcomer(scene);
        hr.set({ mode });
        scene.did(`The Host asked HR about ${user} for the first time while HR ${TROUBLE[mode]}`);
        claimThrough(
          scene,
          await ask(user),
          mode,
          'createCachedFetch(): without an old answer the error comes through.',
        );
        hr.set({ mode: 'well' });
        scene.did(`The Host asked HR about ${user} while HR ${TROUBLE[mode]}, and again when HR was well`);
        claimOffice(
          scene,
          await ask(user),
          user,
          office,
          'createCachedFetch(): a question that failed is asked again.',
        );
      }
    });

    test('asks “has it changed?” with If-None-Match, and uses the 304', async ({ scene }) => {
      const hr = scene.world.remote(Hr);
      const ask = await asking(scene);
      const { user, office } = newcomer(scene);
      const [first, longer, shorter] = [scene.draw.int(50, 90), scene.draw.int(200, 900), scene.draw.int(5, 40)];
      hr.records.maxAge = first;
      await ask(user);
      const { etag } = hr.received[0]?.reply?.headers ?? {};
      scene.claim(hr.received[0]?.headers['if-none-match'] === undefined, {
        saw: `HR was asked for the first time with ${ifNoneMatch(hr.received[0]?.headers ?? {})}.`,
        expected: 'no If-None-Match, because nothing is remembered yet.',
        look: 'createCachedFetch(): If-None-Match is for asking again.',
      });
      let [maxAge, asked] = [first, 1];
      for (const next of [longer, shorter]) {
        await scene.world.advance(maxAge * SECOND + 1);
        hr.records.maxAge = next;
        scene.did(`The Host asked HR about ${user} again, when max-age=${maxAge} was over`);
        const answer = await ask(user);
        asked += 1;
        claimAsked(scene, user, asked, `max-age=${maxAge} is over, so it is time to ask again.`);
        const { headers = {} } = hr.received.at(-1) ?? {};
        claimConditional(scene, headers, etag);
        scene.claim(headers['accept'] === 'application/json', {
          saw: 'HR was asked again without the header Accept that the caller had set.',
          expected: 'whatever the caller asks for, and If-None-Match beside it.',
          look: 'createCachedFetch(): hand everything in init on to hr.fetch(), and add one header.',
        });
        claimOffice(scene, answer, user, office, UNCHANGED);
        await scene.world.advance(next * SECOND - 1);
        scene.did(
          `The Host asked HR about ${user} a moment before the max-age=${next} of a 304 was over (it was ${maxAge} before)`,
        );
        claimOffice(scene, await ask(user), user, office);
        claimAsked(
          scene,
          user,
          asked,
          'a 304 makes the remembered answer fresh again, as long as its own headers say.',
        );
        await scene.world.advance(2);
        maxAge = 0;
        hr.records.maxAge = 0;
        scene.did(`The Host asked HR about ${user} a moment after the max-age=${next} of a 304 was over`);
        const later = await ask(user);
        claimConditional(scene, hr.received.at(-1)?.headers ?? {}, etag);
        claimOffice(scene, later, user, office, UNCHANGED);
        asked += 1;
        claimAsked(scene, user, asked, 'a 304 makes the remembered answer fresh for as long as its own headers say.');
      }
    });

    test('believes a changed answer', async ({ scene }) => {
      const hr = scene.world.remote(Hr);
      const ask = await asking(scene);
      const { user, office } = newcomer(scene);
      hr.records.maxAge = scene.draw.int(5, 500);
      await ask(user);
      let before = office;
      for (let times = 0; times < 2; times++) {
        const moved = employ(scene, user, elsewhere(scene, before));
        await scene.world.advance(hr.records.maxAge * SECOND + 1);
        const asked = hr.received.length;
        scene.did(`${user} moved from ${before} to ${moved}, and the Host asked HR again when max-age was over`);
        claimOffice(scene, await ask(user), user, moved, 'createCachedFetch(): a 200 replaces what was remembered.');
        scene.did(`The Host asked HR about ${user} right after HR had sent a changed answer`);
        claimOffice(scene, await ask(user), user, moved, 'createCachedFetch(): a 200 replaces what was remembered.');
        claimAsked(scene, user, asked + 1, 'a changed answer is remembered like the first one.');
        await scene.world.advance(hr.records.maxAge * SECOND + 1);
        scene.did(`The Host asked HR about ${user} again, when the changed answer was no longer fresh`);
        claimOffice(scene, await ask(user), user, moved, UNCHANGED);
        const { reply, headers = {} } = hr.received.at(-1) ?? {};
        claimConditional(scene, headers, reply?.headers['etag']);
        before = moved;
      }
    });

    test('uses the old answer while HR is in trouble', async ({ scene }) => {
      const hr = scene.world.remote(Hr);
      const ask = await asking(scene);
      const { user, office } = newcomer(scene);
      hr.records.maxAge = scene.draw.int(5, 90);
      hr.records.staleIfError = scene.draw.int(100, 900);
      await ask(user);
      const moved = employ(scene, user, elsewhere(scene, office));
      const numbers = `max-age=${hr.records.maxAge}, stale-if-error=${hr.records.staleIfError}`;
      await scene.world.advance(hr.records.maxAge * SECOND + 1);
      for (const mode of ['offline', 'die', 500, 502, 503, 504, 'offline'] as const) {
        hr.set({ mode });
        const asked = hr.received.length;
        scene.did(`The Host asked HR about ${user} a while after max-age, while HR ${TROUBLE[mode]} (${numbers})`);
        claimOffice(scene, await ask(user), user, office, STALE);
        if (mode === 'offline') continue;
        claimAsked(scene, user, asked + 1, 'an old answer is used when asking fails, not instead of asking.');
      }
      hr.set({ mode: 'well' });
      scene.did(`${user} moved during an outage of HR, and the Host asked right after it`);
      claimOffice(
        scene,
        await ask(user),
        user,
        moved,
        'createCachedFetch(): an outage does not make an old answer fresh.',
      );
    });

    test('uses the old answer for as long as stale-if-error says, and no longer', async ({ scene }) => {
      const hr = scene.world.remote(Hr);
      const ask = await asking(scene);
      const { draw } = scene;
      const short = { maxAge: draw.int(50, 90), staleIfError: draw.int(5, 40) };
      const long = { maxAge: draw.int(5, 40), staleIfError: draw.int(700, 1_500) };
      // What a first answer says, and what a 304 says after it, if there is one.
      for (const answers of [[short], [short, long], [long, short]]) {
        const { user, office } = newcomer(scene);
        hr.set({ mode: 'well' });
        for (const [index, said] of answers.entries()) {
          Object.assign(hr.records, said);
          if (index > 0) await scene.world.advance(answers[index - 1]!.maxAge * SECOND + 1);
          await ask(user);
        }
        const { maxAge, staleIfError } = answers.at(-1)!;
        const since = `${answers.length > 1 ? 'a 304 of HR’s' : 'HR’s answer'} with max-age=${maxAge}, stale-if-error=${staleIfError}`;
        await scene.world.advance((maxAge + staleIfError) * SECOND - 1);
        for (const mode of ['offline', 503] as const) {
          hr.set({ mode });
          scene.did(
            `The Host asked HR about ${user}, while HR ${TROUBLE[mode]}, not quite ${maxAge} + ${staleIfError} seconds after ${since}`,
          );
          claimOffice(scene, await ask(user), user, office, STALE);
        }
        await scene.world.advance(2);
        for (const mode of [503, 'offline'] as const) {
          hr.set({ mode });
          scene.did(
            `The Host asked HR about ${user}, while HR ${TROUBLE[mode]}, a little more than ${maxAge} + ${staleIfError} seconds after ${since}`,
          );
          claimThrough(scene, await ask(user), mode, TOO_OLD);
        }
      }
      const { user } = newcomer(scene);
      hr.set({ mode: 'well' });
      Object.assign(hr.records, { maxAge: draw.int(5, 40), staleIfError: 0 });
      await ask(user);
      await scene.world.advance(hr.records.maxAge * SECOND + 1);
      hr.set({ mode: 500 });
      scene.did(
        `The Host asked HR about ${user}, while HR ${TROUBLE[500]}, after max-age of an answer with stale-if-error=0`,
      );
      claimThrough(scene, await ask(user), 500, TOO_OLD);
    });

    test('hides no other answer behind an old one', async ({ scene }) => {
      const hr = scene.world.remote(Hr);
      const ask = await asking(scene);
      hr.records.maxAge = scene.draw.int(5, 90);
      const statuses = [404, 203, 400, 401, 403, 408, 410, 429, 501, 505];
      const employed = statuses.map((status) => ({ status, ...newcomer(scene) }));
      for (const { user } of employed) await ask(user);
      await scene.world.advance(hr.records.maxAge * SECOND + 1);
      for (const { status, user, office } of employed) {
        scene.did(
          `The Host asked HR about ${user}, whose office was ${office}, after max-age, and HR answered ${status}`,
        );
        const body = { userId: user, said: status };
        hr.standIn.answer = () => answered(status, body, KEEPS);
        const answer = await ask(user);
        claimThrough(
          scene,
          answer,
          status,
          'createCachedFetch(): an old answer stands in for 500, 502, 503, 504 and for no answer at all, and for nothing else.',
        );
        scene.claim(answer.body === JSON.stringify(body), {
          saw: `the answer ${status} with ${answer.body ? `the body ${answer.body}` : 'an empty body'}.`,
          expected: 'HR’s answer as it came.',
          look: 'createCachedFetch(): what you do not remember goes through untouched.',
        });
        hr.standIn.answer = undefined;
        if (status > 404) continue;
        const moved = employ(scene, user, elsewhere(scene, office));
        scene.did(`HR answered ${status} about ${user}, and when the Host asked again, 200 with ${moved}`);
        claimOffice(scene, await ask(user), user, moved, ONLY_200);
      }
    });

    test('forgets the old answer after a 404', async ({ scene }) => {
      const hr = scene.world.remote(Hr);
      const ask = await asking(scene);
      hr.records.maxAge = scene.draw.int(5, 90);
      const { user, office } = newcomer(scene);
      await ask(user);
      await scene.world.advance(hr.records.maxAge * SECOND + 1);
      hr.records.homeOffices.delete(user);
      await ask(user);
      for (const mode of [503, 'offline'] as const) {
        hr.set({ mode });
        scene.did(`HR said about ${user} “${office}”, later 404, and now it ${TROUBLE[mode]}`);
        claimThrough(
          scene,
          await ask(user),
          mode,
          'createCachedFetch(): a 404 is an answer, and newer than the one that you remember. Forget that one.',
        );
      }
    });

    test('answers everybody who asks at the same moment', async ({ scene }) => {
      const hr = scene.world.remote(Hr);
      const ask = await asking(scene);
      const [one, other] = [newcomer(scene), newcomer(scene)];
      const questions = [one, other, one, other];
      scene.did(`The Host asked HR about ${one.user} and ${other.user} at the same moment, twice about each`);
      hr.set({ mode: 'hang' });
      const answers = Promise.all(questions.map(({ user }) => ask(user)));
      answers.catch(() => undefined); // whoever waits for them hears of it
      await raceTimeout(hr.hasReceived(questions.length), UNDER_WAY_MS);
      hr.set({ mode: 'well' });
      for (const [index, { user, office }] of questions.entries()) {
        claimOffice(
          scene,
          (await answers)[index]!,
          user,
          office,
          'createCachedFetch(): what questions share that are under way at the same moment. Each person needs the own answer, and each caller a Response of its own.',
        );
      }
    });

    test('hands the caller’s signal on', given({ slow: true }), async ({ scene }) => {
      const hr = scene.world.remote(Hr);
      const ask = await asking(scene);
      const [{ user, office }, known] = [newcomer(scene), newcomer(scene)];
      const moved = elsewhere(scene, known.office);
      hr.records.maxAge = scene.draw.int(5, 90);
      await ask(known.user);
      await scene.world.advance(hr.records.maxAge * SECOND + 1);
      hr.set({ mode: 'hang' });
      const deadline = '50';
      scene.did(
        `The Host asked HR about ${user}, with a signal that aborts after ${deadline} milliseconds, while HR ${TROUBLE.hang}`,
      );
      const [answer] = await Promise.all([
        promptly(scene, ask(user, { deadline })),
        // Whoever has an old answer may give it or let the abort through, but keeps nobody waiting.
        promptly(scene, ask(known.user, { deadline })),
      ]);
      scene.claim(answer.status === undefined, {
        saw: told(answer),
        expected: 'what the aborted request throws.',
        look: 'createCachedFetch(): hr.fetch() throws when the signal aborts; without an old answer, let that through.',
      });
      hr.set({ mode: 'well' });
      employ(scene, known.user, moved);
      scene.did(`HR missed a deadline when the Host asked about ${user}, and the Host asked again when HR was well`);
      claimOffice(scene, await ask(user), user, office, 'createCachedFetch(): a question that failed is asked again.');
      claimOffice(
        scene,
        await ask(known.user),
        known.user,
        moved,
        'createCachedFetch(): a question that failed is asked again.',
      );
    });

    test('serves the news feed', given({ dependsOn: ['pull/home-office'] }), async ({ scene }) => {
      const hr = scene.world.remote(Hr);
      const [{ id, name }] = residents(scene, 1) as [Resident];
      const reader = await scene.reader(id);
      const first = await view(reader);
      const asked = hr.received.length;
      if (first.status !== 'personal') return; // Step 1 has a mistake, which its own checks tell.
      scene.did(`${name} opened the news feed twice`);
      const second = await view(reader);
      scene.claim(second.items.join() === first.items.join() && hr.received.length === asked, {
        saw: `a second page under the notice ${quoted(second.notice)} By then, HR had been asked ${count(hr.received.length)}.`,
        expected: 'the same page twice, and one question to HR.',
        look: 'createCachedFetch(), and the headers that homeOffice() hands to it.',
      });
    });
  },
);

test.describe(
  'pull/log-in',
  hints(
    'List what can come back: yes, no, and everything else. Who may come in on “everything else”?',
    'Refuse the empty password before you ask anybody. Then: 200 with a whole user is accepted, 401 is refused, and whatever else happens, an exception included, is unavailable.',
    'if (password === ‘’) return { outcome: ‘refused’ }; then a try around directory.fetch() with method POST, a JSON body and AbortSignal.timeout(directory.deadlineMs); after it 401 → refused, other than 200 → unavailable, isUser(user) → accepted; catch → unavailable.',
  ),
  () => {
    test('lets somebody in with the right password', async ({ scene }) => {
      const { username, password, user } = enrolled(scene);
      scene.did(`${user.name} logged in with the right password`);
      await claimIsIn(scene, claimAccepted(scene, await attempt(scene, username, password)), user);
    });

    test('sends exactly what was typed', async ({ scene }) => {
      const word = scene.draw.word();
      const typed: [what: string, username: string, password: string][] = [
        ['a password full of quotes, spaces, umlauts and percent signs', word, ` p"${word}" & {wörd}\\ %41%2F ? # + `],
        ['a password with spaces at both ends', word, ` ${word} `],
        ['a password of spaces alone', word, '   '],
        ['a password that is one tab', word, '\t'],
        ['a password with plus signs and percent signs', word, `+${word}%20%2B`],
        ['a password with an ampersand, a less-than sign and an entity', word, `<${word}>&amp;`],
        ['a password with capital letters', word, word.toUpperCase()],
        ['a password whose umlaut is two characters', word, `${word}a\u0308`],
        ['a password whose umlaut is one character', word, `${word}\u00e4`],
        ['a password with a ligature', word, `${word}\ufb01`],
        ['a password of several lines', word, `${word}\r\n${word}\n`],
        ['a password of digits', word, `${scene.draw.int(1, 9)}${scene.draw.digits(5)}`],
        ['a password of one character', word, '0'],
        ['the password “null”', word, 'null'],
        ['the password “undefined”', word, 'undefined'],
        ['a very long password', word, `${word.repeat(80)} ${word}`],
        ['a username with capital letters', `${word.toUpperCase()}.Smith`, word],
        ['a username with spaces at both ends', ` ${word} `, word],
        ['a username with an at sign, a slash and a quote', `${word}/"x"@marram.example`, word],
        ['a username whose umlaut is two characters', `${word}o\u0308`, word],
        ['the username “constructor”', 'constructor', word],
      ];
      for (const [what, username, password] of typed) {
        enrolled(scene, username, password);
        scene.did(`somebody logged in with ${what}`);
        claimAccepted(scene, await attempt(scene, username, password), {
          expected: 'the news feed, because the directory knows exactly this username and this password.',
          look: 'logIn(): send the username and the password as they were typed, in JSON that JSON.stringify() makes.',
        });
        const { method, path, body } = scene.world.remote(Directory).received.at(-1)!;
        scene.claim(`${method} ${path}` === 'POST /authenticate' && isSaid(body, { username, password }), {
          saw: `the directory received ${method} ${path} with ${body.slice(0, 120)}.`,
          expected: 'POST /authenticate with a JSON object of username and password, and nothing else.',
          look: 'logIn(): the address, and the body that it sends.',
        });
      }
    });

    test('passes the user on as the directory sent it', async ({ scene }) => {
      const word = scene.draw.word();
      const digits = scene.draw.digits(2);
      const users: [what: string, id: string, name: string, permissions: string[]][] = [
        ['a user ID with zeros at its front', `00${scene.draw.int(1, 9)}${digits}`, word, []],
        ['a short user ID', `${scene.draw.int(1, 9)}${digits}`, word, []],
        ['a user ID of letters and digits', `A-${word}-${digits}`, word, []],
        ['a name with spaces, an ampersand and a tag', `0${digits}`, ` ${word}  & <b>${word}</b> `, []],
        ['a name in small letters', `0${digits}`, `${word} van ${word}`, []],
        ['the permission to read the managers’ news', `0${digits}`, word, [`news:${word}`, MANAGERS]],
        ['no permission', `0${digits}`, word, []],
        ['the permission NEWS:MANAGERS, which is another one', `0${digits}`, word, [MANAGERS.toUpperCase()]],
        ['the permission “ news:managers ” with spaces, which is another one', `0${digits}`, word, [` ${MANAGERS} `]],
      ];
      for (const [what, id, name, permissions] of users) {
        const { username, password, user } = enrolled(scene, undefined, undefined, { id, name, permissions });
        scene.did(`${username} logged in, and the directory answered with ${what}`);
        const html = await claimIsIn(scene, claimAccepted(scene, await attempt(scene, username, password)), user);
        const mayRead = permissions.includes(MANAGERS);
        const shown = feedIn(html).items.includes(HIDDEN.id);
        scene.claim(shown === mayRead, {
          saw: `a feed that ${shown ? 'shows' : 'does not show'} “${HIDDEN.title}”, which is for managers.`,
          expected: 'the opposite: the permissions of the directory’s answer, unchanged.',
          look: 'logIn(): return the user as the directory sent it.',
        });
      }
    });

    test('refuses a wrong password', async ({ scene }) => {
      const [one, other] = [enrolled(scene), enrolled(scene)];
      scene.did(`somebody tried to log in as ${one.user.name} with ${other.user.name}’s password`);
      claimOutcome(scene, await attempt(scene, one.username, other.password), 'refused');
      scene.did('somebody tried to log in whom the directory does not know');
      claimOutcome(scene, await attempt(scene, `${one.username}x`, one.password), 'refused');
      const bodies: [what: string, body: string][] = [
        ['an empty body', ''],
        ['a page of HTML', '<!doctype html><h1>No</h1>'],
        ['the body null', 'null'],
        ['a whole user in its body', JSON.stringify({ user: one.user })],
      ];
      for (const [what, body] of bodies) {
        scene.did(`${one.user.name} tried to log in, and the directory answered 401 with ${what}`);
        scene.world.remote(Directory).standIn.answer = () => new Response(body, { status: 401 });
        claimOutcome(scene, await attempt(scene, one.username, one.password), 'refused', REFUSED_BY_STATUS);
      }
    });

    test('refuses an empty password without asking', async ({ scene }) => {
      const directory = scene.world.remote(Directory);
      const { username, user } = enrolled(scene);
      for (const mode of ['well', 'offline', 503] as const) {
        directory.set({ mode });
        scene.did(
          `somebody tried to log in as ${user.name} with an empty password while the directory ${TROUBLE[mode]}`,
        );
        claimOutcome(
          scene,
          await attempt(scene, username, ''),
          'refused',
          'logIn(): its first line. An empty password is refused before anybody is asked.',
        );
        scene.claim(directory.received.length === 0, {
          saw: 'the directory was asked.',
          expected: 'no request at all. Some directories take an empty password for an anonymous visitor, and say yes.',
          look: 'logIn(): its first line.',
        });
      }
      scene.did(`somebody tried to log in with an empty username, and a password, while the directory ${TROUBLE[503]}`);
      claimOutcome(scene, await attempt(scene, '', scene.draw.word()), 'unavailable');
    });

    test(
      'says “unavailable” when the directory does not answer in time',
      given({ ...SHORT_DEADLINE, slow: true }),
      async ({ scene }) => {
        const directory = scene.world.remote(Directory);
        const { username, password, user } = enrolled(scene);
        const logIn = () => attempt(scene, username, password);
        scene.did(`${user.name} tried to log in while the directory ${TROUBLE.hang}`);
        directory.set({ mode: 'hang' });
        claimOutcome(scene, await inTime(scene, logIn(), 50, WITHIN), 'unavailable', WITHIN);
        directory.set({ mode: 'well' });
        scene.did(`${user.name} logged in when the directory was well again, after it had missed a deadline`);
        const before = directory.received.length;
        const isAsked = () => directory.received.length > before;
        let again = await logIn();
        for (let tries = 1; tries < TRIES && !again.isIn && !isAsked(); tries++) again = await logIn();
        if (!isAsked()) {
          claimAccepted(scene, again, {
            expected: 'the news feed: the directory is well.',
            look: 'logIn(): every attempt has a deadline of its own, and an outage is not remembered.',
          });
        }
        scene.did(`${user.name} tried to log in while the directory ${TROUBLE.stall}`);
        const stalled = await withSlowBody(scene, directory, (deadlineMs) =>
          inTime(scene, logIn(), deadlineMs, WITHIN),
        );
        claimOutcome(scene, stalled, 'unavailable', WITHIN);
      },
    );

    test('lets nobody in while the directory is in trouble', async ({ scene }) => {
      const directory = scene.world.remote(Directory);
      const { username, password, user } = enrolled(scene);
      for (const mode of ['offline', 403, 429, 500, 503, 'die', 'lose', 'garbage'] as const) {
        scene.did(`${user.name} tried to log in with the right password while the directory ${TROUBLE[mode]}`);
        directory.set({ mode });
        const before = directory.received.length;
        claimOutcome(scene, await attempt(scene, username, password), 'unavailable');
        if (mode === 'offline') continue; // nobody receives what is asked then
        claimOnce(scene, before, 'logIn(): it asks once. Whoever is told “unavailable” may try again.');
      }
      directory.set({ mode: 'well' });
      for (const status of [...SUCCESSES, 400, 404, 407, 410, 422, 423]) {
        scene.did(`${user.name} tried to log in, and the directory answered ${status}`);
        directory.standIn.answer = () => answered(status, { user });
        claimOutcome(scene, await attempt(scene, username, password), 'unavailable', ONLY_YES);
      }
      for (const status of [302, 307]) {
        scene.did(`${user.name} tried to log in, and the directory answered ${status}, a redirect`);
        directory.standIn.answer = (request) => {
          const headers = { Location: `${request.url}?moved` };
          return request.url.endsWith('?moved') ? answered(200, { user }) : new Response(null, { status, headers });
        };
        claimOutcome(scene, await attempt(scene, username, password), 'unavailable', NO_REDIRECT);
        scene.claim(directory.received.at(-1)?.path === '/authenticate', {
          saw: 'the password was sent on to where the redirect leads.',
          expected: 'the password to go to the directory and to nobody else.',
          look: NO_REDIRECT,
        });
      }
    });

    test('lets nobody in on a yes without a whole user', async ({ scene }) => {
      const { username, password, user } = enrolled(scene);
      const answers: [what: string, body: unknown][] = [];
      for (const part of ['id', 'username', 'name', 'permissions'] as const) {
        answers.push([`a user without “${part}”`, { user: { ...user, [part]: undefined } }]);
        for (const wrong of [null, scene.draw.int(1, 99_999), part === 'permissions' ? MANAGERS : []]) {
          answers.push([`a user whose “${part}” is ${JSON.stringify(wrong)}`, { user: { ...user, [part]: wrong } }]);
        }
      }
      for (const none of [null, user.id]) {
        answers.push([`${JSON.stringify(none)} for a user`, { user: none }], [JSON.stringify(none), none]);
      }
      answers.push(['nothing in its object', {}], ['the parts of a user without “user” around them', user]);
      for (const [what, body] of answers) {
        scene.did(`${user.name} tried to log in, and the directory answered 200 with ${what}`);
        scene.world.remote(Directory).standIn.answer = () => answered(200, body);
        claimOutcome(scene, await attempt(scene, username, password), 'unavailable', WHOLE);
      }
    });

    test('asks every time', async ({ scene }) => {
      const directory = scene.world.remote(Directory);
      const { username, password: old, user } = enrolled(scene);
      const changed = `${old}-${scene.draw.word()}`;
      await attempt(scene, username, old);
      for (let times = 0; times < 6; times++) await attempt(scene, username, changed);
      enrolled(scene, username, changed);
      scene.did(`${user.name} logged in, the password was changed, and somebody logged in with the old one`);
      claimOutcome(scene, await attempt(scene, username, old), 'refused', NOT_REMEMBERED);
      scene.did('Somebody logged in with a new password, which had been refused six times before it was set');
      claimAccepted(scene, await attempt(scene, username, changed), { look: NOT_REMEMBERED });
      const other = enrolled(scene, username, changed).user;
      scene.did('Somebody logged in whose user ID, name and permissions had been changed since the last time');
      await claimIsIn(scene, claimAccepted(scene, await attempt(scene, username, changed)), other, NOT_REMEMBERED);
      for (const mode of [503, 'offline'] as const) {
        scene.did(`Somebody logged in, and tried to log in again while the directory ${TROUBLE[mode]}`);
        directory.set({ mode });
        claimOutcome(scene, await attempt(scene, username, changed), 'unavailable', NOT_REMEMBERED);
      }
      directory.set({ mode: 'well' });
      scene.did('Somebody logged in right after an outage of the directory');
      claimAccepted(scene, await attempt(scene, username, changed), { look: NOT_REMEMBERED });
    });

    test('keeps apart who logs in at the same moment', async ({ scene }) => {
      const directory = scene.world.remote(Directory);
      const [one, other] = [enrolled(scene), enrolled(scene)];
      const wrong = `${one.password}x`;
      const doors = [
        [one.username, one.password],
        [one.username, wrong],
        [other.username, other.password],
        [one.username, one.password],
      ] as const;
      scene.did(
        `At the same moment ${one.user.name} logged in twice, somebody else tried it with the same username and a wrong password, and ${other.user.name} logged in`,
      );
      directory.set({ mode: 'hang' });
      const attempts = Promise.all(doors.map(([username, password]) => attempt(scene, username, password)));
      attempts.catch(() => undefined); // whoever waits for them hears of it
      await raceTimeout(directory.hasReceived(doors.length), UNDER_WAY_MS);
      directory.set({ mode: 'well' });
      const [first, second, third, fourth] = (await attempts) as [Attempt, Attempt, Attempt, Attempt];
      claimOutcome(scene, second, 'refused', AT_ONCE);
      for (const [door, { user }] of [
        [first, one],
        [third, other],
        [fourth, one],
      ] as const) {
        await claimIsIn(scene, claimAccepted(scene, door, { look: AT_ONCE }), user, AT_ONCE);
      }
      scene.claim(directory.received.length === doors.length, {
        saw: `four people tried to log in, and the directory was asked ${count(directory.received.length)}.`,
        expected: 'a question for each of them.',
        look: AT_ONCE,
      });
    });
  },
);

/** What a Remote is doing, to finish a sentence with. */
const TROUBLE = {
  well: 'was well',
  offline: 'could not be reached',
  hang: 'took the request and never answered',
  stall: 'sent half an answer and then fell silent',
  die: 'broke off in the middle of its answer',
  lose: 'hung up without an answer',
  garbage: 'answered 200 with a web page instead of JSON',
  403: 'answered 403',
  429: 'answered 429',
  500: 'answered 500',
  502: 'answered 502',
  503: 'answered 503',
  504: 'answered 504',
} as const;
const RENAMED = 'answered in version 2, which calls the field something else';

/** Successes that are no 200. (The cache is not asked about 204: whoever makes a new Response of it trips over its body.) */
const SUCCESSES = [201, 202, 203, 204, 206];
/** What keeps an answer in a cache that looks at nothing else. */
const KEEPS = { 'Cache-Control': 'private, max-age=600, stale-if-error=600', ETag: '"kept"', Vary: 'X-User-Id' };

const STEP_1: Looks = {
  thrown: 'homeOffice() and orderFeed(): neither may throw here. HR gave an answer.',
  status: 'homeOffice(): what it returns when HR answers 200.',
  office: 'homeOffice(): it returns HR’s homeOffice as it came, and for the person it was given.',
  items:
    'orderFeed(): a new list with this office’s news first, every item once, and inside both groups the order as it was.',
};
const STEP_2: Looks = {
  thrown: 'personalFeed(): it never throws.',
  status: 'personalFeed(): which status goes with an answer, with “no office”, and with no answer.',
  office: 'personalFeed(): it asks about the person it was given, and returns the office’s code.',
  items: 'personalFeed(): which items it returns. With an office they come from orderFeed(), otherwise as they were.',
};
const SHARED =
  'what homeOffice() and personalFeed() keep outside of themselves: nothing of one person may reach another.';

const UNCHANGED = 'createCachedFetch(): a 304 has no body. What does the caller get instead?';
const STALE = 'createCachedFetch(): when asking fails, is the old answer still usable, and who gets it then?';
const TOO_OLD = 'createCachedFetch(): stale-if-error counts on from the end of max-age, and then it is over.';
const ONLY_200 = 'createCachedFetch(): only a 200 is remembered. After anything else, HR is asked again.';

const WITHIN = 'logIn(): its deadline must cover the whole answer, its body included.';
const ONLY_YES = 'logIn(): 200 is yes and 401 is no. With every other status nobody can say.';
const NO_REDIRECT = 'logIn(): a redirect is not followed. It is neither yes nor no.';
const WHOLE = 'logIn(): before it returns accepted, isUser() must have looked at the user.';
const REFUSED_BY_STATUS = 'logIn(): a 401 is a no, whatever its body says. Look at the status first.';
const NOT_REMEMBERED = 'logIn(): it asks every time. What does it keep from one attempt to the next?';
const AT_ONCE = 'logIn(): each attempt asks for itself. What do attempts share that are under way at the same moment?';

const MANAGERS = 'news:managers';
/** News that only managers may read. */
const HIDDEN = generalFeed(PEOPLE[0]!.id, { managers: true }).find(({ audience }) => audience === 'managers')!;
