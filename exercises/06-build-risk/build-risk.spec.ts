/**
 * The checks of Build risk. Each opens a fresh world with a staff of its own, changes what HR sends, and looks at what
 * The Pass makes of it: on its People pages, and function by function (`/people/try`). None of them reads or imports your
 * code.
 */
import { given, hints, test } from 'host-and-remote/grader';
import { drawStaff, recordV1, type Member } from './build-risk.staff.ts';
import { claimRules, only, outcomesOf, quoted, type Rule } from './build-risk.trials.ts';
import {
  absentParts,
  announcements,
  answersToRead,
  backToVersion1,
  badFields,
  badIds,
  breachedAsAWhole,
  breachedInFields,
  brokenAnswers,
  claimAnswersKept,
  claimApart,
  claimBreaches,
  claimCount,
  claimFetched,
  claimPeople,
  claimReadings,
  claimSeen,
  claimSetAside,
  count,
  fourWords,
  goodRecords,
  halfNames,
  hire,
  judgedBreaches,
  judgedPeople,
  kept,
  nobody,
  noRecords,
  oddEmployees,
  oneAfterTheOther,
  oneHeader,
  present,
  renamed,
  setAside,
  severalBadFields,
  strangeParts,
  unknownStatuses,
  unreadable,
  version2,
  view,
  wholeV2,
} from './build-risk.claims.ts';

const BRAM = '00118';

const DAY = 24 * 60 * 60 * 1_000;
const TOLERANT = { dependsOn: ['build-risk/adapter'] };
const BOTH = { dependsOn: ['build-risk/adapter', 'build-risk/tolerant-reader'] };

test.describe(
  'build-risk/adapter',
  hints(
    'For each of the Host’s four words: which word of HR’s means the same? Write the four pairs down first.',
    'Build a new object with id, name, office and status. A person without a workplace has the office null.',
    'const { id, displayName, workplace, status } = record; return { id, name: displayName, office: workplace ?? null, status };',
  ),
  () => {
    test('gives HR’s records the Host’s own words, and lets nothing else through', async ({ scene }) => {
      const session = await scene.session(BRAM);
      await claimRules(scene, session, 'toEmployee', fourWords(scene), 'which word of HR’s becomes which of ours?');
      const [member] = drawStaff(scene.draw, 5);
      const record = recordV1(member!);
      scene.did(`The Pass called toEmployee() with ${quoted(record)}`);
      const [outcome] = await outcomesOf(session, 'toEmployee', [record]);
      scene.claim(outcome !== undefined && 'gave' in outcome && !outcome.isSame, {
        saw: 'it returned that very object, changed.',
        expected: 'a new object: HR’s record is HR’s.',
        look: 'toEmployee(): build an object of your own.',
      });
    });

    test('takes every text exactly as HR wrote it', async ({ scene }) => {
      const look = 'a text is taken as it is, whatever it looks like.';
      await claimRules(scene, await scene.session(BRAM), 'toEmployee', oddEmployees(scene), look);
    });

    test('shows everybody on the People page, those who have left included', async ({ scene }) => {
      const { staff } = hire(scene);
      scene.did('Bram opened the People page');
      claimPeople(scene, await view(await scene.reader(BRAM)), staff, 'toEmployee(): what it returns for each record.');
    });
  },
);

test.describe(
  'build-risk/tolerant-reader',
  hints(
    'Three answers to one record: use it, use it without what you do not know, or put it aside. Which change deserves which?',
    'quarantine() walks through FIELDS with problemWith() and stops at the first problem. readPeople() asks it about each record, and sorts the record into one list or the other.',
    'if (!isObject(record)) return { id: null, field: ‘record’, problem: ‘wrong-type’ }; then for (const [field, rule] of Object.entries(FIELDS)) return the first problem, with the id if that is a text. readPeople(): no list called people → broken; else push toEmployee(record) or the quarantine entry.',
  ),
  () => {
    test(
      'finds what is wrong with a record, and nothing wrong with one that is as agreed',
      given(TOLERANT),
      async ({ scene }) => {
        const session = await scene.session(BRAM);
        const judged = (gave: unknown) => only(gave, 'id', 'field', 'problem');
        const claim = (rules: Rule[], look: string) => claimRules(scene, session, 'quarantine', rules, look, judged);
        await claim(unknownStatuses(scene), 'a value that The Pass does not know has no default.');
        await claim(badFields(scene), 'each field of FIELDS, with what problemWith() says about it.');
        await claim(severalBadFields(scene), 'the first field that is wrong, in the order of FIELDS.');
        await claim(badIds(scene), 'the ID goes along when it is a text, and is null when not.');
        await claim(noRecords(scene), 'what is no object has the field “record” and the problem “wrong-type”.');
        await claim(goodRecords(scene), 'a record whose four fields are as FIELDS says, whatever else is in it.');
      },
    );

    test('sorts records into employees and quarantine, in HR’s order', given(TOLERANT), async ({ scene }) =>
      claimReadings(scene, await scene.session(BRAM), answersToRead(scene)),
    );

    test('says so when the answer as a whole is not as agreed', given(TOLERANT), async ({ scene }) => {
      const look = 'without a list called people, “broken” is a sentence and both lists are empty.';
      await claimRules(scene, await scene.session(BRAM), 'readPeople', brokenAnswers(scene), look, judgedPeople);
    });

    test('shows everybody else on the People page, and says who was set aside', given(TOLERANT), async ({ scene }) => {
      const { hr, staff } = hire(scene);
      const [bad, strange] = scene.draw.some(staff, 2) as [Member, Member];
      const reader = await scene.reader(BRAM);
      scene.did('Bram opened the People page, and the list of what was set aside');
      claimCount(scene, await view(reader), staff.length, READ);
      claimSetAside(scene, await setAside(reader), []);
      scene.did(`HR renamed displayName in the record of ${bad.id} and sent the status “on-leave” for ${strange.id}`);
      hr.records.v1 = staff.map((member) =>
        member === bad
          ? renamed(recordV1(member), 'displayName', 'fullName')
          : { ...recordV1(member), ...(member === strange && { status: 'on-leave' }) },
      );
      const look = 'readPeople(): one bad record must not take the others along.';
      claimCount(scene, await view(reader), staff.length - 2, look);
      const aside = staff.flatMap((member) => {
        if (member === bad) return `${bad.id} displayName missing`;
        return member === strange ? `${strange.id} status unknown-value` : [];
      });
      claimSetAside(scene, await setAside(reader), aside);
      scene.did('HR sent an object in place of its list');
      hr.records.envelope = { people: {} };
      hr.records.v1 = {} as unknown[];
      const seen = await view(reader);
      scene.claim(seen.notices.includes('broken') && seen.people.length === 0, {
        saw: `${count(seen.people.length)} and the words “${seen.says}”.`,
        expected: 'nobody, and a notice that HR’s answer is not as agreed.',
        look: 'readPeople(): “broken” is a sentence when there is no list called people.',
      });
    });
  },
);

test.describe(
  'build-risk/contract',
  hints(
    'A contract says what you rely on, and nothing else. Which change at HR should make this test fail, and which should not?',
    'First the list itself, then every record, then every field in FIELDS: each problem becomes { path, problem }, with the record’s place in the path, counted from 0.',
    'if (!Array.isArray(people)) return [{ path: ‘people’, problem: missing or wrong-type }]; return people.flatMap((record, index) => no object ? [{ path: `people[${index}]`, problem: ‘wrong-type’ }] : Object.entries(FIELDS).flatMap(([field, rule]) => …)).',
  ),
  () => {
    test('passes whatever The Pass does not rely on', async ({ scene }) => {
      const look = 'what FIELDS does not name is none of its business.';
      await claimRules(scene, await scene.session(BRAM), 'checkContract', kept(scene), look, judgedBreaches);
    });

    test('names every field of every record that is not as agreed', async ({ scene }) => {
      const session = await scene.session(BRAM);
      const look = 'every field of FIELDS in every record, and the record’s place, counted from 0.';
      await claimRules(scene, session, 'checkContract', breachedInFields(scene), look, judgedBreaches);
    });

    test('names a record that is no object, and a list that is not there', async ({ scene }) => {
      const session = await scene.session(BRAM);
      const look = 'first the list itself, then each record, then its fields.';
      await claimRules(scene, session, 'checkContract', breachedAsAWhole(scene), look, judgedBreaches);
    });

    test('fails on the contract page when HR moves to version 2 without a word', async ({ scene }) => {
      const { hr, staff } = hire(scene);
      const reader = await scene.reader(BRAM);
      scene.did('HR answered as agreed, and Bram opened the contract page');
      await claimBreaches(scene, reader, []);
      scene.did('HR moved to version 2 without a word, and Bram opened the contract page');
      hr.set({ version: 2 });
      const missing = staff.flatMap((_member, index) =>
        ['id', 'displayName', 'status'].map((field) => `people[${index}].${field} missing`),
      );
      await claimBreaches(scene, reader, missing);
    });
  },
);

test.describe(
  'build-risk/sunset',
  hints(
    'Draw the year: announcement, version 2 opens, version 1 ends. Which version can you ask on each day, and what do you do when the first one says no?',
    'fetchPeople() tries version 2, then version 1. Both go through readPeople(): version 2 by way of eachRecord(body, fromV2). readWarning() looks at two headers and never throws.',
    'for (const version of [2, 1]) try { const response = await hr.fetch(`${hr.url}/v${version}/people`); if (response.status !== 200) continue; … return { people, version, warning: readWarning(response.headers) } } catch { }; after the loop version null. Deprecation matches /^@(-?\\d+)$/ in seconds; Sunset goes through Date.parse().',
  ),
  () => {
    test('gives version 2 the shape of version 1', given(BOTH), async ({ scene }) => {
      const session = await scene.session(BRAM);
      const claim = (rules: Rule[], look: string) => claimRules(scene, session, 'fromV2', rules, look, present);
      await claim(wholeV2(scene), 'where each of the four fields lies in version 2.');
      await claim(halfNames(scene), 'a name needs both of its parts, as texts, and a space between.');
      await claim(absentParts(scene), 'any part may be absent, null, or no object at all.');
      await claim(strangeParts(scene), 'each value as HR sent it: whether it is right is for quarantine() to say.');
    });

    test('reads Deprecation and Sunset, and leaves what it cannot read', given(BOTH), async ({ scene }) => {
      const session = await scene.session(BRAM);
      const judged = (gave: unknown) => only(gave, 'deprecatedAt', 'sunsetAt');
      const claim = (rules: Rule[], look: string) => claimRules(scene, session, 'readWarning', rules, look, judged);
      await claim(
        announcements(scene),
        'seconds after “@” for Deprecation, an HTTP date for Sunset, milliseconds for us.',
      );
      await claim(oneHeader(scene), 'each header counts by itself, and without either there is no warning.');
      await claim(unreadable(scene), 'what cannot be read is null, and costs the other header nothing.');
    });

    test('goes back to version 1 whenever version 2 does not answer 200 in JSON', given(BOTH), async ({ scene }) =>
      claimFetched(scene, await scene.session(BRAM), backToVersion1(scene)),
    );

    test(
      'uses version 2 when it answers 200 in JSON, whatever it says, and asks no more',
      given(BOTH),
      async ({ scene }) => claimFetched(scene, await scene.session(BRAM), version2(scene)),
    );

    test('says so when no version answers', given(BOTH), async ({ scene }) =>
      claimFetched(scene, await scene.session(BRAM), nobody(scene)),
    );

    test('begins anew every time, and keeps two questions apart', given(BOTH), async ({ scene }) => {
      const session = await scene.session(BRAM);
      await claimFetched(scene, session, oneAfterTheOther(scene));
      await claimAnswersKept(scene, session);
      await claimApart(scene, session);
    });

    test('goes through the year without a change of its own', given(BOTH), async ({ scene }) => {
      const { hr } = hire(scene);
      const { draw, world } = scene;
      const { records } = hr;
      const today = world.clock.now();
      records.announced = today + draw.int(3 * DAY, 9 * DAY - 1_000);
      records.announced -= records.announced % 1_000;
      records.opens = today + draw.int(20 * DAY, 40 * DAY);
      records.sunset = today + draw.int(80 * DAY, 120 * DAY);
      records.sunset -= records.sunset % 1_000;
      const until = (moment: number) => world.advance(moment - world.clock.now());
      /** Anew each time: nobody stays logged in for months. */
      const look = async () => view(await scene.reader(BRAM));

      scene.did('Bram opened the People page before HR had announced anything');
      claimSeen(scene, await look(), '1', undefined);
      await until(records.announced);
      scene.did('HR had announced the end of version 1, and Bram opened the People page');
      claimSeen(scene, await look(), '1', records);
      await until(records.opens);
      scene.did('HR had opened version 2, and Bram opened the People page');
      claimSeen(scene, await look(), '2', undefined);
      await until(records.sunset);
      scene.did('Version 1 had ended, and Bram opened the People page');
      claimSeen(scene, await look(), '2', undefined);
      scene.did('HR was offline, and Bram opened the People page');
      hr.set({ mode: 'offline' });
      const seen = await look();
      scene.claim(seen.notices.includes('unavailable') && seen.people.length === 0, {
        saw: `${count(seen.people.length)} and the words “${seen.says}”.`,
        expected: 'nobody, and a notice that HR does not answer.',
        look: 'fetchPeople(): it never throws, and without an answer its version is null.',
      });
    });
  },
);

const READ = 'readPeople(): which records become employees?';
