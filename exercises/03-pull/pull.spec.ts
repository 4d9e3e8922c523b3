/**
 * The checks of Pull. Each opens a fresh world, does what a person would do, and looks at pages and at what the
 * Remotes received. None of them reads or imports your code.
 */
import CachePolicy from 'http-cache-semantics';
import {
  generalFeed,
  given,
  hints,
  htmlOn,
  personById,
  raceTimeout,
  type Reader,
  test,
  type TestContext,
  withSlowBody,
} from 'host-and-remote/grader';
import { Directory } from 'host-and-remote/remotes/directory';
import { Hr } from 'host-and-remote/remotes/hr';
import { feedIn, feedOn, listed, type SeenFeed } from './pull.page.ts';

const ADA = personById('00107');
const BRAM = personById('00118');
const ROSA = personById('00215');

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Short enough to wait for, in worlds where a Remote never answers. */
const SHORT_DEADLINE = { deadlineMs: 50 };

test.describe(
  'pull/home-office',
  hints(
    'HR wants to know who is asked about. Look at what the header X-User-Id is for.',
    'Build homeOffice() first: one hr.fetch(), one look at the status, one response.json(). Then orderFeed(): two filters make two lists, and one list follows the other.',
    'if (response.status === 404) return null; if (!response.ok) throw new Error(…); then return (await response.json()).homeOffice. In orderFeed(), office null returns the items as they came; otherwise [...items of the office, ...all the others].',
  ),
  () => {
    test('puts the news of the home office first', async ({ scene }) => {
      scene.did('Ada Okafor, whose home office is Lisbon, opened her news feed');
      const page = await scene.enter(ADA.id);
      await scene.open(page, '/');
      claimPersonal(scene, await feedOn(page), ADA.id, 'LIS');
    });

    test('asks HR by user ID', async ({ scene }) => {
      scene.did('Ada Okafor (00107, Lisbon) opened her news feed, then Bram Peeters (00118, Ghent) opened his');
      await view(await scene.reader(ADA.id));
      const feed = await view(await scene.reader(BRAM.id));
      const asked = scene.world
        .remote(Hr)
        .received.map(({ method, path, headers }) => `${method} ${path} for ${headers['x-user-id'] ?? 'nobody'}`);
      const lines = [ADA, BRAM].map(({ id }) => `GET /home-office for ${id}`);
      scene.claim([...new Set(asked)].join() === lines.join(), {
        saw: asked.length ? `HR received ${listed(asked)}.` : 'HR received nothing.',
        expected: `${lines.join(', then ')}: the user ID in the header X-User-Id, and nothing of it in the address.`,
        look: 'homeOffice(): the address, and the user ID that it was given.',
      });
      claimPersonal(scene, feed, BRAM.id, 'GNT');
    });

    test('believes HR when somebody moves', async ({ scene }) => {
      scene.did('Ada moved to Trieste in HR, then opened her news feed');
      scene.world.remote(Hr).records.homeOffices.set(ADA.id, 'TRS');
      claimPersonal(scene, await view(await scene.reader(ADA.id)), ADA.id, 'TRS');
    });

    test('leaves the feed as it is for somebody without an office', async ({ scene }) => {
      scene.did('Rosa Marín, for whom HR answers 404, opened her news feed');
      claimGeneral(scene, await view(await scene.reader(ROSA.id)), ROSA.id, 'no-office');
    });

    test('does not mistake trouble at HR for “no office”', async ({ scene }) => {
      const reader = await scene.reader(ADA.id);
      const troubles = [{ mode: 500 }, { mode: 403 }, { mode: 'garbage' }, { mode: 'well', version: 2 }] as const;
      for (const trouble of troubles) {
        scene.did(`Ada opened her news feed while HR ${'version' in trouble ? RENAMED : TROUBLE[trouble.mode]}`);
        scene.world.remote(Hr).set(trouble);
        const feed = await view(reader);
        scene.claim(feed.status === undefined, {
          saw: `a feed that claims ${quoted(feed.notice)}`,
          expected:
            'homeOffice() to throw. HR said nothing about Ada’s office, so nobody may act as if it had. (What the person should see instead is step 2.)',
          look: 'homeOffice(): only 404 means “no office”. Every other status but 200 is an error, and so is a 200 without homeOffice.',
        });
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
    test(
      'shows the general feed when HR never answers',
      given({ dependsOn: ['pull/home-office'], ...SHORT_DEADLINE, slow: true }),
      async ({ scene }) => {
        scene.did('Ada opened her news feed while HR took the request and never answered');
        scene.world.remote(Hr).set({ mode: 'hang' });
        const page = await scene.enter(ADA.id);
        await inTime(scene, scene.open(page, '/'));
        claimGeneral(scene, await feedOn(page), ADA.id, 'unavailable');
      },
    );

    test(
      'shows the general feed when an answer stops half-way',
      given({ dependsOn: ['pull/home-office'], slow: true }),
      async ({ scene }) => {
        const reader = await scene.reader(ADA.id);
        scene.did('Ada opened her news feed while HR sent half an answer and then fell silent');
        const feed = await withSlowBody(scene, scene.world.remote(Hr), (deadlineMs) =>
          inTime(scene, view(reader), { deadlineMs }),
        );
        claimGeneral(scene, feed, ADA.id, 'unavailable');
      },
    );

    test(
      'keeps to the deadline with the cache in between',
      given({ dependsOn: ['pull/home-office', 'pull/cache'], ...SHORT_DEADLINE, slow: true }),
      async ({ scene }) => {
        scene.did(
          'Ada opened her news feed, with your cache from step 3, while HR took the request and never answered',
        );
        scene.world.remote(Hr).set({ mode: 'hang' });
        const feed = await inTime(scene, view(await scene.reader(ADA.id)), { look: PASS_ON });
        claimGeneral(scene, feed, ADA.id, 'unavailable');
      },
    );

    test(
      'shows the general feed whatever goes wrong at HR',
      given({ dependsOn: ['pull/home-office'] }),
      async ({ scene }) => {
        const reader = await scene.reader(ADA.id);
        await view(reader);
        for (const mode of ['offline', 503, 'die', 'garbage'] as const) {
          scene.did(`Ada opened her news feed, and again while HR ${TROUBLE[mode]}`);
          scene.world.remote(Hr).set({ mode });
          claimGeneral(scene, await view(reader), ADA.id, 'unavailable');
        }
        scene.did(`Ada opened her news feed, and again while HR ${RENAMED}`);
        scene.world.remote(Hr).set({ mode: 'well', version: 2 });
        claimGeneral(scene, await view(reader), ADA.id, 'unavailable');
      },
    );

    test('uses an answer that comes in time', given({ dependsOn: ['pull/home-office'] }), async ({ scene }) => {
      scene.did('Ada opened her news feed while HR was slow, but answered within the deadline');
      const hr = scene.world.remote(Hr);
      hr.set({ mode: 'hang' });
      const page = scene.reader(ADA.id).then(view);
      await Promise.race([page, hr.hasReceived(1)]);
      hr.set({ mode: 'well' });
      claimPersonal(scene, await page, ADA.id, 'LIS');
    });

    test('is personal again as soon as HR is well', given({ dependsOn: ['pull/home-office'] }), async ({ scene }) => {
      const reader = await scene.reader(ADA.id);
      scene.world.remote(Hr).set({ mode: 503 });
      await view(reader);
      scene.world.remote(Hr).set({ mode: 'well' });
      scene.did('Ada opened her news feed during an outage of HR, and again after it');
      claimPersonal(scene, await view(reader), ADA.id, 'LIS');
    });

    test('still tells “no office” from “no answer”', given({ dependsOn: ['pull/home-office'] }), async ({ scene }) => {
      scene.did('Rosa Marín, for whom HR answers 404, opened her news feed');
      claimGeneral(scene, await view(await scene.reader(ROSA.id)), ROSA.id, 'no-office');
    });
  },
);

test.describe(
  'pull/cache',
  hints(
    'Before you write code, answer for one remembered reply: until when may it be used without asking, until when if asking fails, and for whom?',
    'A Map from “user and address” to what you remember: the body, the ETag, freshUntil and usableUntil (hr.now() plus the two directives). Four cases: fresh, 304, 200, and an error while something usable is at hand.',
    'Fresh: return replay(known) without a call. Otherwise ask, with If-None-Match when there is an ETag. On 304 remember the old body with the new headers; on 200 remember the new body; on 500, 502, 503, 504 or a rejection return replay(known) while hr.now() < known.usableUntil. Anything else, a 404 for instance, goes through and is not remembered.',
  ),
  () => {
    test('asks once for many page views', given({ dependsOn: ['pull/home-office'] }), async ({ scene }) => {
      scene.did('Ada opened her news feed twelve times within a minute');
      const reader = await scene.reader(ADA.id);
      let feed = await view(reader);
      for (let views = 1; views < 12; views++) feed = await view(reader);
      claimPersonal(scene, feed, ADA.id, 'LIS');
      claimAsked(scene, 1, 'HR said max-age=60, so the first answer serves them all.');
    });

    test(
      'never shows one person another’s office',
      given({ dependsOn: ['pull/home-office'], slow: true }),
      async ({ scene }) => {
        scene.did('Ada (Lisbon) opened her news feed, then Bram (Ghent) opened his');
        await view(await scene.reader(ADA.id));
        const page = await scene.enter(BRAM.id);
        await scene.open(page, '/');
        const feed = await feedOn(page);
        scene.claim(feed.offices[0] !== 'LIS', {
          saw: 'Bram’s feed began with news from Lisbon, which is Ada’s office.',
          expected: 'Bram’s own office, Ghent.',
          look: 'createCachedFetch(): both ask the same address. What else must the key hold?',
        });
        claimPersonal(scene, feed, BRAM.id, 'GNT');
      },
    );

    test(
      'asks again when HTTP caching says so, and only then',
      given({ dependsOn: ['pull/home-office'] }),
      async ({ scene }) => {
        const hr = scene.world.remote(Hr);
        const reader = await scene.reader(ADA.id);
        let policy: CachePolicy | undefined;
        let passed = 0;
        for (const wait of [0, 30, 29, 2, 57, 4, 61]) {
          await scene.world.advance(wait * SECOND);
          passed += wait;
          const before = hr.received.length;
          scene.did(`Ada opened her news feed ${passed} seconds after the first time (max-age=60)`);
          const feed = await view(reader);
          const mustAsk = !policy?.satisfiesWithoutRevalidation(ASK_FOR_ADA);
          claimAsked(
            scene,
            before + (mustAsk ? 1 : 0),
            'a fresh answer is used as it is; one that is no longer fresh is asked for again.',
          );
          claimPersonal(scene, feed, ADA.id, 'LIS', UNCHANGED);
          policy = mustAsk ? policyAfter(scene, policy) : policy;
        }
      },
    );

    test(
      'asks “has it changed?” with If-None-Match, and uses the 304',
      given({ dependsOn: ['pull/home-office'] }),
      async ({ scene }) => {
        const hr = scene.world.remote(Hr);
        const reader = await scene.reader(ADA.id);
        await view(reader);
        hr.records.maxAge = 300;
        await scene.world.advance(61 * SECOND);
        scene.did('Ada opened her news feed again when the first answer was no longer fresh');
        const feed = await view(reader);
        const [first, second] = hr.received;
        scene.claim(second?.headers['if-none-match'] === first?.reply?.headers.etag, {
          saw: second ? `HR was asked again with ${ifNoneMatch(second.headers)}.` : 'HR was not asked again.',
          expected: `If-None-Match: ${first?.reply?.headers.etag}, the ETag of the first answer.`,
          look: 'createCachedFetch(): remember the ETag beside the body, and send it back.',
        });
        claimPersonal(scene, feed, ADA.id, 'LIS');
        scene.did('Ada opened her news feed again, four minutes after a 304 that said max-age=300');
        await scene.world.advance(4 * MINUTE);
        claimPersonal(scene, await view(reader), ADA.id, 'LIS');
        claimAsked(scene, 2, 'a 304 makes the remembered answer fresh again, for as long as its own headers say.');
      },
    );

    test(
      'keeps to the max-age that HR sends, and believes a changed answer',
      given({ dependsOn: ['pull/home-office'] }),
      async ({ scene }) => {
        const hr = scene.world.remote(Hr);
        hr.records.maxAge = 7;
        const reader = await scene.reader(ADA.id);
        await view(reader);
        await scene.world.advance(8 * SECOND);
        hr.records.homeOffices.set(ADA.id, 'BGO');
        scene.did('HR said max-age=7; eight seconds later, after Ada had moved to Bergen, she opened her news feed');
        const feed = await view(reader);
        claimAsked(scene, 2, 'an answer with max-age=7 is no longer fresh after eight seconds.');
        claimPersonal(scene, feed, ADA.id, 'BGO');
      },
    );

    test(
      'serves the stale answer while HR is in trouble, for as long as HR allows',
      given({ dependsOn: ['pull/home-office'], slow: true }),
      async ({ scene }) => {
        const hr = scene.world.remote(Hr);
        const reader = await scene.reader(ADA.id);
        await view(reader);
        await scene.world.advance(5 * MINUTE);
        hr.records.homeOffices.set(ADA.id, 'BGO');
        for (const mode of ['offline', 'die', 500, 502, 503, 504] as const) {
          scene.did(
            `Ada opened her news feed five minutes later, while HR ${TROUBLE[mode]} (max-age=60, stale-if-error=600)`,
          );
          hr.set({ mode });
          claimPersonal(scene, await view(reader), ADA.id, 'LIS', STALE);
        }
        hr.set({ mode: 'well' });
        scene.did('Ada, who had moved to Bergen during an outage of HR, opened her news feed right after it');
        claimPersonal(scene, await view(reader), ADA.id, 'BGO');
        hr.set({ mode: 503 });
        await scene.world.advance(650 * SECOND);
        scene.did(
          'Ada opened her news feed 650 seconds after HR’s last answer, while HR answered 503 (max-age=60, stale-if-error=600)',
        );
        claimPersonal(scene, await view(reader), ADA.id, 'BGO', STALE);
        await scene.world.advance(20 * SECOND);
        scene.did(
          'Ada opened her news feed 670 seconds after HR’s last answer, while HR answered 503 (max-age=60, stale-if-error=600)',
        );
        const feed = await view(reader);
        scene.claim(feed.status !== 'personal', {
          saw: `a feed that still claims ${quoted(feed.notice)}`,
          expected: 'the trouble to come through: the answer was usable for 660 seconds, and 670 have passed.',
          look: 'createCachedFetch(): stale-if-error counts on from the end of max-age, and then it is over.',
        });
      },
    );

    test(
      'never serves a stale office to somebody who has none',
      given({ dependsOn: ['pull/home-office'] }),
      async ({ scene }) => {
        const hr = scene.world.remote(Hr);
        const reader = await scene.reader(ADA.id);
        await view(reader);
        hr.records.homeOffices.delete(ADA.id);
        await scene.world.advance(2 * MINUTE);
        scene.did('Ada opened her news feed after HR had removed her office and answered 404');
        const feed = await view(reader);
        scene.claim(feed.status !== 'personal', {
          saw: `a feed that still claims ${quoted(feed.notice)}`,
          expected: 'no office. A 404 is an answer, not an error: stale-if-error does not apply.',
          look: 'createCachedFetch(): which statuses may be hidden behind a stale answer?',
        });
        claimGeneral(scene, feed, ADA.id, 'no-office');
      },
    );

    test('hides nothing else behind a stale answer', given({ dependsOn: ['pull/home-office'] }), async ({ scene }) => {
      const hr = scene.world.remote(Hr);
      const reader = await scene.reader(ADA.id);
      for (const mode of [403, 501] as const) {
        hr.set({ mode: 'well' });
        await view(reader);
        await scene.world.advance(2 * MINUTE);
        scene.did(`Ada opened her news feed two minutes after HR’s last answer, while HR ${TROUBLE[mode]}`);
        hr.set({ mode });
        const feed = await view(reader);
        scene.claim(feed.status !== 'personal', {
          saw: `a feed that still claims ${quoted(feed.notice)}`,
          expected: `the ${mode} to come through: stale-if-error is for 500, 502, 503, 504 and for no answer at all.`,
          look: 'createCachedFetch(): which statuses may be hidden behind a stale answer?',
        });
      }
    });

    test('remembers only answers with status 200', given({ dependsOn: ['pull/home-office'] }), async ({ scene }) => {
      const hr = scene.world.remote(Hr);
      const rosa = await scene.reader(ROSA.id);
      const ada = await scene.reader(ADA.id);
      await view(rosa);
      hr.set({ mode: 503 });
      await view(ada);
      hr.set({ mode: 'well' });
      hr.records.homeOffices.set(ROSA.id, 'LIS');
      scene.did('Rosa opened her news feed (404), HR gave her an office, and she opened it again');
      claimPersonal(scene, await view(rosa), ROSA.id, 'LIS');
      scene.did('Ada opened her news feed (503), HR recovered, and she opened it again');
      claimPersonal(scene, await view(ada), ADA.id, 'LIS');
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
    test('lets somebody in with the right password', given({ slow: true }), async ({ scene }) => {
      scene.did('Ada logged in with her password');
      const page = await scene.visitor();
      await scene.open(page, '/log-in');
      await scene.submit(page, '.log-in', { username: ADA.username, password: ADA.password });
      const header = await page.evaluate(() => {
        const header = document.querySelector('header');
        const user = header?.querySelector<HTMLElement>('[data-user]')?.dataset['user'];
        return { text: header?.innerText ?? '', user };
      });
      const alert = alertIn(await htmlOn(page));
      scene.claim(header.text.includes(ADA.name), {
        saw: `she was not let in.${alert === undefined ? '' : ` The page says ${quoted(alert)}`}`,
        expected: `the news feed, with “${ADA.name}” in its header.`,
        look: 'logIn(): what it sends, and what it returns when the directory answers 200.',
      });
      scene.claim(header.user === ADA.id, {
        saw: `somebody called ${ADA.name} with the user ID “${header.user}”.`,
        expected: `the user ID ${ADA.id}, by which HR knows her.`,
        look: 'logIn(): return the user as the directory sent it.',
      });
    });

    test('sends exactly what was typed', async ({ scene }) => {
      const password = ' pä"ss & {wörd}\\ %41 ';
      account(scene, ADA.username).password = password;
      scene.did('Ada logged in with a password full of quotes, spaces and umlauts');
      claimAccepted(scene, await attempt(scene, ADA.username, password));
    });

    test('gives the permissions that the directory decides on', async ({ scene }) => {
      const hidden = generalFeed(ADA.id, { managers: true }).find(({ audience }) => audience === 'managers')!;
      for (const managers of [true, false]) {
        scene.did(
          `Ada logged in when the directory said that she may ${managers ? '' : 'not '}read the managers’ news`,
        );
        account(scene, ADA.username).user.permissions = managers ? ['news:managers'] : [];
        const { html } = await attempt(scene, ADA.username, ADA.password).then(claimAccepted.bind(null, scene));
        const shown = feedIn(html).items.includes(hidden.id);
        scene.claim(shown === managers, {
          saw: `her feed ${shown ? 'shows' : 'does not show'} “${hidden.title}”, which is for managers.`,
          expected: 'the opposite: the permissions of the directory’s answer, unchanged.',
          look: 'logIn(): return the user as the directory sent it.',
        });
      }
    });

    test('refuses a wrong password', async ({ scene }) => {
      scene.did('somebody tried to log in as Ada with Bram’s password');
      claimOutcome(scene, await attempt(scene, ADA.username, BRAM.password), 'refused');
    });

    test('refuses an empty password without asking', async ({ scene }) => {
      scene.did('somebody tried to log in as Ada with an empty password');
      claimOutcome(scene, await attempt(scene, ADA.username, ''), 'refused');
      scene.claim(scene.world.remote(Directory).received.length === 0, {
        saw: 'the directory was asked.',
        expected: 'no request at all. Some directories take an empty password for an anonymous visitor, and say yes.',
        look: 'the first line of logIn().',
      });
    });

    test(
      'says “unavailable” when the directory does not answer in time',
      given({ ...SHORT_DEADLINE, slow: true }),
      async ({ scene }) => {
        const directory = scene.world.remote(Directory);
        const logIn = () => attempt(scene, ADA.username, ADA.password);
        scene.did(`Ada tried to log in while the directory ${TROUBLE.hang}`);
        directory.set({ mode: 'hang' });
        claimOutcome(scene, await inTime(scene, logIn()), 'unavailable');
        scene.did(`Ada tried to log in while the directory ${TROUBLE.stall}`);
        const stalled = await withSlowBody(scene, directory, (deadlineMs) => inTime(scene, logIn(), { deadlineMs }));
        claimOutcome(scene, stalled, 'unavailable');
      },
    );

    test('lets nobody in while the directory is in trouble', async ({ scene }) => {
      for (const mode of ['offline', 403, 429, 500, 503, 'die', 'garbage'] as const) {
        scene.did(`Ada tried to log in with the right password while the directory ${TROUBLE[mode]}`);
        scene.world.remote(Directory).set({ mode });
        claimOutcome(scene, await attempt(scene, ADA.username, ADA.password), 'unavailable');
      }
    });

    test('lets nobody in on a yes without a whole user', async ({ scene }) => {
      for (const part of ['id', 'name', 'permissions'] as const) {
        scene.did(`Ada logged in, and the directory answered 200 with a user without “${part}”`);
        const { user } = account(scene, ADA.username);
        account(scene, ADA.username).user = { ...user, [part]: undefined };
        claimOutcome(scene, await attempt(scene, ADA.username, ADA.password), 'unavailable');
        account(scene, ADA.username).user = user;
      }
    });

    test('asks every time', async ({ scene }) => {
      const [old, changed] = [ADA.password, 'driftwood-31'];
      await attempt(scene, ADA.username, old);
      await attempt(scene, ADA.username, changed);
      account(scene, ADA.username).password = changed;
      scene.did('Ada logged in, her password was changed, and somebody logged in with the old one');
      claimOutcome(scene, await attempt(scene, ADA.username, old), 'refused');
      scene.did('Ada logged in with her new password, which had been refused before she changed it');
      claimAccepted(scene, await attempt(scene, ADA.username, changed));
      for (const mode of [503, 'offline'] as const) {
        scene.did(`Ada logged in, and tried to log in again while the directory ${TROUBLE[mode]}`);
        scene.world.remote(Directory).set({ mode });
        claimOutcome(scene, await attempt(scene, ADA.username, changed), 'unavailable');
      }
    });
  },
);

/** What a Remote is doing, to finish a sentence with. */
const TROUBLE = {
  offline: 'could not be reached',
  hang: 'took the request and never answered',
  stall: 'sent half an answer and then fell silent',
  die: 'broke off in the middle of its answer',
  garbage: 'answered 200 with a web page instead of JSON',
  403: 'answered 403',
  429: 'answered 429',
  500: 'answered 500',
  501: 'answered 501',
  502: 'answered 502',
  503: 'answered 503',
  504: 'answered 504',
} as const;

const UNCHANGED = 'createCachedFetch(): a 304 has no body. What does the caller get instead?';
const STALE = 'createCachedFetch(): when asking fails, is the old answer still usable, and who gets it then?';
const RENAMED = 'answered in version 2, which calls the field something else';

async function view(reader: Reader): Promise<SeenFeed> {
  return feedIn((await reader('/')).html);
}

/** Claims a feed with the news of one office first, and otherwise in the order of the general feed. */
function claimPersonal(scene: TestContext, feed: SeenFeed, userId: string, office: string, look?: string): void {
  const general = generalFeed(userId);
  const expected = [
    ...general.filter((item) => item.office === office),
    ...general.filter((item) => item.office !== office),
  ];
  claimItems(scene, feed, expected, {
    expected: `the news from ${office} first, newest first, then everything else, newest first.`,
    look,
  });
  scene.claim(feed.status === 'personal', {
    saw: `the right order under the notice ${quoted(feed.notice)}`,
    expected: 'the status personal, with the office’s code.',
    look: 'what your function returns beside the items.',
  });
}

/** Claims the general feed under a notice that says why. */
function claimGeneral(scene: TestContext, feed: SeenFeed, userId: string, status: 'no-office' | 'unavailable'): void {
  claimItems(scene, feed, generalFeed(userId), { expected: 'the general feed: all of the news, newest first.' });
  scene.claim(feed.status === status, {
    saw: `the general feed under the notice ${quoted(feed.notice)}`,
    expected:
      status === 'no-office' ? 'a notice that HR has no office for this person.' : 'a notice that HR does not answer.',
    look:
      status === 'no-office'
        ? 'how 404 becomes null, and null becomes no-office.'
        : 'the status that goes with a missing answer.',
  });
}

function claimItems(
  scene: TestContext,
  feed: SeenFeed,
  right: Titled[],
  { expected, look }: { expected: string; look?: string },
): void {
  const shown = feed.items.length > 0;
  scene.claim(feed.items.join() === right.map(({ id }) => id).join(), {
    saw: shown ? `${outline(feed, right)} ${misplaced(feed, right)}` : nothing(feed),
    expected,
    look:
      look ??
      (shown ? 'the order of the items, and whether each is there once.' : 'what your function does with this answer.'),
  });
}

/** What a message needs of a news item. */
type Titled = Pick<ReturnType<typeof generalFeed>[number], 'id' | 'title'>;

function nothing({ status, notice }: SeenFeed): string {
  if (status === undefined) return `no feed, but a page that says ${quoted(notice)}`;
  return `a feed without news, under the notice ${quoted(notice)}`;
}

function outline({ items, offices, notice }: SeenFeed, right: Titled[]): string {
  const notices = `under the notice ${quoted(notice)}`;
  return `${items.length} of ${right.length} items ${notices} Their offices run: ${listed(offices)}.`;
}

/** The first place in a feed where the wrong item stands. */
function misplaced({ items }: SeenFeed, right: Titled[]): string {
  const place = right.findIndex(({ id }, index) => id !== items[index]);
  if (place === -1) return `After all of them, ${items.length - right.length} came again.`;
  const title = right.find(({ id }) => id === items[place])?.title;
  const instead = title === undefined ? 'nothing stands' : `“${title}” stands`;
  return `At place ${place + 1}, ${instead} where “${right[place]!.title}” belongs.`;
}

/** A text of the page as the end of a sentence. */
function quoted(text: string): string {
  return `“${text}”${/[.?!]$/.test(text) ? '' : '.'}`;
}

function claimAsked(scene: TestContext, times: number, because: string): void {
  const asked = scene.world.remote(Hr).received.length;
  scene.claim(asked === times, {
    saw: `HR was asked ${count(asked)}.`,
    expected: `that it was asked ${count(times)}: ${because}`,
    look: 'createCachedFetch(): when it calls hr.fetch(), and until when an answer counts as fresh.',
  });
}

/** Waits for a page, but not longer than a patient person would. */
async function inTime<T>(scene: TestContext, page: Promise<T>, { look = COVER_ALL, deadlineMs = 50 } = {}): Promise<T> {
  const arrived = await raceTimeout(
    page.catch((): 'late' => 'late'),
    3 * SECOND,
  );
  scene.claim(arrived !== 'late', {
    saw: 'after three seconds there was still no page.',
    expected: `a page soon after the deadline, which was ${deadlineMs} milliseconds here.`,
    look,
  });
  return arrived as T;
}

const COVER_ALL = 'the deadline: it must cover the whole answer, its body included.';
const PASS_ON = 'createCachedFetch(): hand everything in init on to hr.fetch(), the signal too.';

const ASK_FOR_ADA = { url: '/home-office', method: 'GET', headers: { 'x-user-id': ADA.id } };

/** What http-cache-semantics, an independent reading of RFC 9111, makes of HR's last answer. */
function policyAfter(scene: TestContext, before: CachePolicy | undefined): CachePolicy {
  const { reply } = scene.world.remote(Hr).received.at(-1)!;
  const response = { status: reply!.status, headers: reply!.headers };
  const policy =
    before && response.status === 304
      ? before.revalidatedPolicy(ASK_FOR_ADA, response).policy
      : new CachePolicy(ASK_FOR_ADA, response, { shared: false });
  return Object.assign(policy, { now: scene.world.clock.now, _responseTime: scene.world.clock.now() });
}

function ifNoneMatch(headers: Record<string, string>): string {
  const value = headers['if-none-match'];
  return value === undefined ? 'no If-None-Match' : `If-None-Match: ${value}`;
}

/** What somebody saw who tried to log in. */
interface Attempt {
  status: number;
  /** The page that came of it: the feed, or the log-in page with a message. */
  html: string;
  /** Whether the browser was sent on into the intranet. */
  isIn: boolean;
}

async function attempt(scene: TestContext, username: string, password: string): Promise<Attempt> {
  const form = new URLSearchParams({ username, password });
  const answer = await fetch(`${scene.world.url}/log-in`, { method: 'POST', body: form, redirect: 'manual' });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const feed = cookie && (await fetch(scene.world.url, { headers: { cookie }, redirect: 'manual' }));
  if (feed && feed.status < 300) return { status: answer.status, html: await feed.text(), isIn: true };
  return { status: answer.status, html: await answer.text(), isIn: false };
}

function claimAccepted(scene: TestContext, attempt: Attempt): Attempt {
  scene.claim(attempt.isIn, {
    saw: `she was not let in: ${heard(attempt)}`,
    expected: 'the news feed.',
    look: 'logIn(): what it sends, and what it returns when the directory answers 200.',
  });
  return attempt;
}

function claimOutcome(scene: TestContext, attempt: Attempt, outcome: 'refused' | 'unavailable'): void {
  scene.claim(!attempt.isIn, {
    saw: 'the door opened, and the news feed was there to read.',
    expected: `“${outcome}”, and nobody logged in.`,
    look: 'logIn(): accepted is for one case only, a 200 with a whole user.',
  });
  scene.claim(attempt.status === (outcome === 'refused' ? 401 : 503), {
    saw: heard(attempt),
    expected:
      outcome === 'refused'
        ? 'to hear that the username or the password is wrong.'
        : 'to hear that passwords cannot be checked just now. That is different from a wrong password.',
    look: `logIn(): when it returns “${outcome}”.`,
  });
}

function heard({ status, html }: Attempt): string {
  const alert = alertIn(html);
  return alert === undefined ? `status ${status}.` : `status ${status} and the message ${quoted(alert)}`;
}

/** What a page warns of. */
function alertIn(html: string): string | undefined {
  return html.match(/role="alert"[^>]*>([^<]*)/)?.[1]?.trim();
}

function account(scene: TestContext, username: string) {
  return scene.world.remote(Directory).accounts.get(username)!;
}

function count(times: number): string {
  return ['not at all', 'once', 'twice'][times] ?? `${times} times`;
}
