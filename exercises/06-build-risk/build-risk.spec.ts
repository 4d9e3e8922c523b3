/**
 * The checks of Build risk. Each opens a fresh world, changes what HR sends, and looks at the People pages. None of them
 * reads or imports your code.
 */
import { given, hints, htmlOn, personById, type Reader, test, type TestContext } from 'host-and-remote/grader';
import { HrPeople } from 'host-and-remote/remotes/people-api';
import { breachesIn, listed, peopleIn, quarantineIn, type SeenPeople } from './build-risk.page.ts';

const ADA = '00107';
const ROSA = '00215';
const TOMAS = '00055';
const GRETA = '00017';

const DAY = 24 * 60 * 60 * 1_000;
const TOLERANT = { dependsOn: ['build-risk/adapter'] };
const BOTH = { dependsOn: ['build-risk/adapter', 'build-risk/tolerant-reader'] };

type RecordV1 = Record<string, unknown>;

test.describe(
  'build-risk/adapter',
  hints(
    'For each of the Host’s four words: which word of HR’s means the same? Write the four pairs down first.',
    'Build a new object with id, name, office and status. A person without a workplace has the office null.',
    'const { id, displayName, workplace, status } = record; return { id, name: displayName, office: workplace ?? null, status };',
  ),
  () => {
    test('gives HR’s records the Host’s own words', async ({ scene }) => {
      scene.did('Ada opened the People page');
      const page = await scene.enter(ADA);
      await scene.open(page, '/people');
      claimPeople(
        scene,
        peopleIn(await htmlOn(page)),
        employeesOf(scene),
        'toEmployee(): one property after the other.',
      );
    });

    test('lets nothing of HR’s shape through', async ({ scene }) => {
      scene.did('another part of The Pass asked for the employees (/people.json)');
      const { html } = await (await scene.reader(ADA))('/people.json');
      const seen = employeesIn(html);
      scene.claim(seen !== undefined, {
        saw: 'no list of employees.',
        expected: 'one, with an object for each of HR’s records.',
        look: 'toEmployee(): what it returns.',
      });
      if (!seen) return;
      const expected = employeesOf(scene);
      const keys = [...new Set(seen.flatMap((one) => Object.keys(one)))].toSorted();
      scene.claim(keys.join() === 'id,name,office,status', {
        saw: `employees with the properties ${listed(keys)}.`,
        expected: 'id, name, office and status, and no others.',
        look: 'toEmployee(): a new object with the four properties, not a copy of HR’s record.',
      });
      scene.claim(JSON.stringify(seen.map(sorted)) === JSON.stringify(expected.map(sorted)), {
        saw: `for instance ${JSON.stringify(seen.find((one) => one['id'] === ROSA) ?? seen[0])}.`,
        expected: `for instance ${JSON.stringify(expected.find(({ id }) => id === ROSA))}: IDs are texts, and nobody’s workplace is the office null.`,
        look: 'toEmployee(): what each property is when HR sends nothing for it.',
      });
    });

    test('keeps people who have left', async ({ scene }) => {
      scene.did('Ada looked for Greta Lund, who has left, on the People page');
      const { people } = peopleIn((await (await scene.reader(ADA))('/people')).html);
      const status = people.find(({ id }) => id === GRETA)?.status;
      scene.claim(status === 'left', {
        saw: status === undefined ? 'nobody of her ID.' : `Greta Lund with the status “${status}”.`,
        expected: 'Greta Lund with the status “left”, as HR says.',
        look: 'toEmployee(): the status.',
      });
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
    test('reads what is as agreed, and sets nothing aside', given(TOLERANT), async ({ scene }) => {
      scene.did('Ada opened the People page, and the list of what was set aside');
      const reader = await scene.reader(ADA);
      claimPeople(scene, await view(reader), employeesOf(scene), READ);
      await claimQuarantine(scene, reader, []);
    });

    test('does not mind what it does not need', given(TOLERANT), async ({ scene }) => {
      const { records } = scene.world.remote(HrPeople);
      scene.did('HR began to send more: new fields on every record, in another order, and beside the list');
      const expected = employeesOf(scene);
      records.v1 = records.v1.map((record) => ({
        pronouns: null,
        badge: { colour: 'red' },
        ...(record as object),
      }));
      records.envelope = { next: null, generatedBy: 'HR 7.2' };
      const reader = await scene.reader(ADA);
      claimPeople(
        scene,
        await view(reader),
        expected,
        'quarantine(): a field that FIELDS does not name is none of your business.',
      );
      await claimQuarantine(scene, reader, []);
    });

    test('takes an absent workplace and an empty one for the same', given(TOLERANT), async ({ scene }) => {
      const reader = await scene.reader(ADA);
      scene.did('HR sent “workplace”: null for Ada, and no workplace for Tomás');
      const expected = employeesOf(scene).map((one) =>
        [ADA, TOMAS].includes(one.id) ? { ...one, office: null } : one,
      );
      change(scene, ADA, (record) => ({ ...record, workplace: null }));
      change(scene, TOMAS, ({ workplace: _gone, ...record }) => record);
      claimPeople(scene, await view(reader), expected, 'quarantine() and toEmployee(): a workplace may be missing.');
      await claimQuarantine(scene, reader, []);
    });

    for (const { what, field, problem, edit } of [
      {
        what: 'renamed displayName to fullName',
        field: 'displayName',
        problem: 'missing',
        edit: renamed('displayName', 'fullName'),
      },
      {
        what: 'sent null for a displayName',
        field: 'displayName',
        problem: 'missing',
        edit: replaced('displayName', null),
      },
      {
        what: 'sent a list of names as displayName',
        field: 'displayName',
        problem: 'wrong-type',
        edit: replaced('displayName', ['Ada']),
      },
      {
        what: 'sent the workplace as an object',
        field: 'workplace',
        problem: 'wrong-type',
        edit: replaced('workplace', { code: 'LIS' }),
      },
      { what: 'sent no status', field: 'status', problem: 'missing', edit: renamed('status', 'state') },
      {
        what: 'sent the status “on-leave”, which The Pass does not know',
        field: 'status',
        problem: 'unknown-value',
        edit: replaced('status', 'on-leave'),
      },
    ])
      test(`sets a record aside when HR ${what}`, given(TOLERANT), async ({ scene }) => {
        scene.did(`HR ${what} in Ada’s record, and Bram opened the People page`);
        const expected = employeesOf(scene).filter(({ id }) => id !== ADA);
        change(scene, ADA, edit);
        const reader = await scene.reader('00118');
        const seen = await view(reader);
        claimNot(scene, seen, ADA, problem);
        claimPeople(scene, seen, expected, 'readPeople(): one bad record must not take the others along.');
        await claimQuarantine(scene, reader, [`${ADA} ${field} ${problem}`]);
      });

    test('sets aside what has no ID, and what is no record', given(TOLERANT), async ({ scene }) => {
      const reader = await scene.reader(ADA);
      scene.did('HR sent Ada’s ID as the number 107, Rosa’s record without an ID, and two entries that are no records');
      const { records } = scene.world.remote(HrPeople);
      const expected = employeesOf(scene).filter(({ id }) => id !== ADA && id !== ROSA);
      change(scene, ROSA, ({ id: _gone, ...record }) => record);
      change(scene, ADA, (record) => ({ ...record, id: 107 }));
      records.v1 = ['Ada Okafor', ...records.v1, null];
      claimPeople(scene, await view(reader), expected, 'readPeople(): which records become employees?');
      await claimQuarantine(scene, reader, [
        'no ID record wrong-type',
        'no ID id wrong-type',
        'no ID id missing',
        'no ID record wrong-type',
      ]);
    });

    test('names the first field that is wrong, in the order of FIELDS', given(TOLERANT), async ({ scene }) => {
      const reader = await scene.reader(ADA);
      scene.did('HR sent a record whose workplace is a number and whose status is new');
      change(scene, ADA, (record) => ({
        status: 'on-leave',
        workplace: 3,
        ...omit(record, ['status', 'workplace']),
      }));
      await claimQuarantine(scene, reader, [`${ADA} workplace wrong-type`]);
    });

    test('says so when the answer as a whole is not as agreed', given(TOLERANT), async ({ scene }) => {
      const reader = await scene.reader(ADA);
      for (const [what, envelope] of [
        ['called its list “items”', { people: undefined, items: [] }],
        ['sent an object in place of the list', { people: {} }],
      ] as const) {
        scene.did(`HR ${what}, and Ada opened the People page`);
        const { records } = scene.world.remote(HrPeople);
        records.envelope = {};
        records.v1 = envelope.people as unknown as unknown[];
        const seen = await view(reader);
        scene.claim(seen.notices.includes('broken') && seen.people.length === 0, {
          saw: `${count(seen.people.length)} and the words “${seen.says}”.`,
          expected: 'nobody, and a notice that HR’s answer is not as agreed.',
          look: 'readPeople(): “broken” is a sentence when there is no list called people.',
        });
      }
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
    test('passes on version 1, whoever works here', async ({ scene }) => {
      const { records } = scene.world.remote(HrPeople);
      const reader = await scene.reader(ADA);
      scene.did('HR answered as agreed, and Ada opened the contract page');
      await claimBreaches(scene, reader, []);
      scene.did('HR answered as agreed, but for new fields, another order and an empty workplace');
      records.v1 = records.v1.map((record) => ({ hobbies: ['rowing'], ...(record as object) })).toReversed();
      records.envelope = { page: 1 };
      change(scene, ADA, (record) => ({ ...record, workplace: null }));
      await claimBreaches(scene, reader, []);
      scene.did('HR answered with an empty list, as it would before anybody works here');
      records.v1 = [];
      await claimBreaches(scene, reader, []);
    });

    test('fails on version 2, record by record', async ({ scene }) => {
      scene.world.remote(HrPeople).set({ version: 2 });
      scene.did('HR moved to version 2 without a word, and Ada opened the contract page');
      const expected = scene.world
        .remote(HrPeople)
        .records.v2.flatMap((_record, index) =>
          ['id', 'displayName', 'status'].map((field) => `people[${index}].${field} missing`),
        );
      await claimBreaches(scene, await scene.reader(ADA), expected);
    });

    test('names every place where an answer is not as agreed', async ({ scene }) => {
      const { records } = scene.world.remote(HrPeople);
      const reader = await scene.reader(ADA);
      const whole = records.v1;
      const at = (id: string) => whole.findIndex((record) => (record as RecordV1)['id'] === id);
      for (const { what, records: changed, expected } of breakages(whole as RecordV1[], at)) {
        scene.did(`HR ${what}, and Ada opened the contract page`);
        records.v1 = changed as unknown[];
        await claimBreaches(scene, reader, expected);
      }
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
    test(
      'uses version 1 as long as it is all there is, and says nothing of an end that nobody announced',
      given(BOTH),
      async ({ scene }) => {
        scene.did('Ada opened the People page before HR had announced anything');
        const seen = await view(await scene.reader(ADA));
        claimPeople(scene, seen, employeesOf(scene), FETCH);
        claimVersion(scene, seen, '1');
        claimWarning(scene, seen, undefined, undefined);
      },
    );

    test('warns of the announced end', given(BOTH), async ({ scene }) => {
      const hr = scene.world.remote(HrPeople);
      await scene.world.advance(10 * DAY);
      scene.did('HR had announced the end of version 1 (Deprecation and Sunset), and Ada opened the People page');
      const seen = await view(await scene.reader(ADA));
      claimPeople(scene, seen, employeesOf(scene), FETCH);
      claimVersion(scene, seen, '1');
      claimWarning(scene, seen, hr.records.announced, hr.records.sunset);
    });

    test('takes one header without the other, and leaves what it cannot read', given(BOTH), async ({ scene }) => {
      const { records } = scene.world.remote(HrPeople);
      const { announced, sunset } = records;
      await scene.world.advance(10 * DAY);
      const reader = await scene.reader(ADA);
      const cases = [
        { deprecation: undefined, sunset: null, expected: [announced, null] },
        { deprecation: null, sunset: undefined, expected: [null, sunset] },
        { deprecation: 'true', sunset: undefined, expected: [null, sunset] },
        { deprecation: '@soon', sunset: 'next summer', expected: [null, null] },
        {
          deprecation: '@1767225600',
          sunset: 'Thu, 01 Oct 2026 06:00:00 GMT',
          expected: [1_767_225_600_000, Date.UTC(2026, 9, 1, 6)],
        },
      ] as const;
      for (const { deprecation, sunset: end, expected } of cases) {
        records.headers = {
          ...(deprecation !== undefined && { deprecation }),
          ...(end !== undefined && { sunset: end }),
        };
        scene.did(
          `HR sent ${headerIn('Deprecation', deprecation)} and ${headerIn('Sunset', end)}, and Ada opened the People page`,
        );
        const seen = await view(reader);
        claimPeople(
          scene,
          seen,
          employeesOf(scene),
          'readWarning(): a header that cannot be read must not cost anybody the page.',
        );
        claimWarning(scene, seen, expected[0], expected[1]);
      }
    });

    test('reads version 2 as soon as it is there', given(BOTH), async ({ scene }) => {
      await scene.world.advance(31 * DAY);
      scene.did('HR had opened version 2, and Ada opened the People page');
      const reader = await scene.reader(ADA);
      const seen = await view(reader);
      claimVersion(scene, seen, '2');
      const expected = employeesOf(scene).filter(({ id }) => id !== TOMAS);
      claimPeople(scene, seen, expected, 'fromV2(): where each of the four fields lies in version 2.');
      claimWarning(scene, seen, undefined, undefined);
      scene.did('HR says in version 2 that Tomás is on leave, and Ada looked at what was set aside');
      await claimQuarantine(scene, reader, [`${TOMAS} status unknown-value`]);
    });

    test('does not make up a name from half of one', given(BOTH), async ({ scene }) => {
      const { records } = scene.world.remote(HrPeople);
      await scene.world.advance(31 * DAY);
      const reader = await scene.reader(ADA);
      const halves = [
        { name: { given: 'Ada' } },
        { name: { family: 'Okafor' } },
        { name: undefined },
        { name: { given: 7, family: 'Okafor' } },
      ];
      const whole = records.v2;
      for (const half of halves) {
        scene.did(
          `HR sent ${JSON.stringify(half) === '{}' ? 'no name' : JSON.stringify(half)} for Ada in version 2, and Bram opened the People page`,
        );
        records.v2 = whole.map((record) => (idV2(record) === ADA ? { ...(record as object), ...half } : record));
        const seen = await view(reader);
        claimNot(scene, seen, ADA, 'missing');
        await claimQuarantine(scene, reader, [`${TOMAS} status unknown-value`, `${ADA} displayName missing`]);
      }
      scene.did(
        'HR sent records of version 2 without employee, location and employment, and Bram opened the People page',
      );
      records.v2 = [{ name: { given: 'Ada', family: 'Okafor' } }, ...whole.filter((record) => idV2(record) !== TOMAS)];
      await claimQuarantine(scene, reader, ['no ID id missing']);
    });

    test(
      'goes back to version 1 while version 2 is in trouble, and lives without it after Sunset',
      given(BOTH),
      async ({ scene }) => {
        const hr = scene.world.remote(HrPeople);
        await scene.world.advance(31 * DAY);
        const reader = await scene.reader(ADA);
        for (const status of [500, 404, 429]) {
          hr.records.trouble.set(2, status);
          scene.did(`version 2 answered ${status}, version 1 was well, and Ada opened the People page`);
          const seen = await view(reader);
          claimVersion(scene, seen, '1');
          claimPeople(scene, seen, employeesOf(scene), FETCH);
          claimWarning(scene, seen, hr.records.announced, hr.records.sunset);
        }
        hr.records.trouble.clear();
        await scene.world.advance(61 * DAY);
        scene.did('Sunset had passed, version 1 answered 410, and Ada opened the People page');
        const seen = await view(await scene.reader(ADA));
        claimVersion(scene, seen, '2');
        scene.claim(seen.people.length === employeesOf(scene).length - 1, {
          saw: `${count(seen.people.length)}.`,
          expected: `${count(employeesOf(scene).length - 1)}: everybody but Tomás, who is set aside.`,
          look: FETCH,
        });
      },
    );

    test('asks version 1 only when version 2 has not answered 200', given(BOTH), async ({ scene }) => {
      const hr = scene.world.remote(HrPeople);
      await scene.world.advance(31 * DAY);
      const reader = await scene.reader(ADA);
      scene.did('HR had opened version 2, and Ada opened the People page');
      await view(reader);
      const asked = hr.received.map(({ method, path }) => `${method} ${path}`);
      scene.claim(asked.join() === 'GET /v2/people', {
        saw: `HR received ${listed(asked)}.`,
        expected: 'GET /v2/people, and nothing else: it had answered.',
        look: 'fetchPeople(): in which order, and when is the second question needed?',
      });
    });

    test('says so when no version answers', given(BOTH), async ({ scene }) => {
      const hr = scene.world.remote(HrPeople);
      const reader = await scene.reader(ADA);
      for (const mode of ['offline', 503, 'garbage'] as const) {
        scene.did(
          `HR ${mode === 'garbage' ? 'answered 200 with a web page in both versions' : `was ${mode === 503 ? 'answering 503' : 'offline'}`}, and Ada opened the People page`,
        );
        hr.set({ mode });
        const seen = await view(reader);
        scene.claim(seen.notices.includes('unavailable') && seen.people.length === 0, {
          saw: `${count(seen.people.length)} and the words “${seen.says}”.`,
          expected: 'nobody, and a notice that HR does not answer.',
          look: 'fetchPeople(): it never throws, and without an answer its version is null.',
        });
      }
    });
  },
);

const READ = 'readPeople(): which records become employees?';
const FETCH = 'fetchPeople(): which version is asked, and which adapter reads the answer?';

interface ExpectedEmployee {
  id: string;
  name: string;
  office: string | null;
  status: string;
}

/** The employees in `/people.json`; undefined when it is something else. */
function employeesIn(text: string): RecordV1[] | undefined {
  try {
    const employees: unknown = JSON.parse(text);
    return Array.isArray(employees) ? (employees as RecordV1[]) : undefined;
  } catch {
    return undefined;
  }
}

/** Everybody as The Pass should know them, by version 1 as HR has it at this moment. */
function employeesOf(scene: TestContext): ExpectedEmployee[] {
  return (scene.world.remote(HrPeople).records.v1 as RecordV1[]).map(({ id, displayName, workplace, status }) => ({
    id: id as string,
    name: displayName as string,
    office: (workplace as string | undefined | null) ?? null,
    status: status as string,
  }));
}

async function view(reader: Reader): Promise<SeenPeople> {
  return peopleIn((await reader('/people')).html);
}

const CITIES: Record<string, string> = { LIS: 'Lisbon', GNT: 'Ghent', BGO: 'Bergen', GWY: 'Galway', TRS: 'Trieste' };

function claimPeople(scene: TestContext, seen: SeenPeople, expected: readonly ExpectedEmployee[], look: string): void {
  const wanted = expected.map(({ id, name, office, status }) => ({
    id,
    name,
    office: office === null ? 'No home office' : CITIES[office]!,
    status,
  }));
  const lost = wanted.find(({ id }) => !seen.people.some((one) => one.id === id));
  scene.claim(lost === undefined, {
    saw: `no ${lost?.name}; ${count(seen.people.length)} in all. The page says: “${seen.says}”`,
    expected: `${count(wanted.length)}, among them ${lost?.name} (${lost?.id}).`,
    look,
  });
  for (const [index, want] of wanted.entries()) {
    const one = seen.people[index];
    scene.claim(JSON.stringify(one) === JSON.stringify(want), {
      saw: `in place ${index + 1}: ${one ? described(one) : 'nobody'}.`,
      expected: `${described(want)}. The order is HR’s.`,
      look,
    });
  }
  scene.claim(seen.people.length === wanted.length, {
    saw: `${count(seen.people.length)}, the last of them ${described(seen.people.at(-1)!)}.`,
    expected: `${count(wanted.length)}.`,
    look,
  });
}

function claimNot(scene: TestContext, seen: SeenPeople, id: string, problem: string): void {
  const one = seen.people.find((person) => person.id === id || person.name === personById(id).name);
  scene.claim(one === undefined, {
    saw: `${one && described(one)} among the people.`,
    expected: 'her record set aside, because The Pass cannot know what that value means. A guess looks like knowledge.',
    look:
      problem === 'unknown-value'
        ? 'quarantine(): an unknown value has no default.'
        : 'quarantine(): a needed field that is not there has no default.',
  });
}

async function claimQuarantine(scene: TestContext, reader: Reader, expected: readonly string[]): Promise<void> {
  const seen = quarantineIn((await reader('/people/quarantine')).html);
  scene.claim(seen.join() === expected.join(), {
    saw: `set aside: ${listed(seen)}.`,
    expected: `set aside: ${listed(expected)}.`,
    look: 'quarantine(): the id (null unless it is a text), the first field that is wrong, and what is wrong with it.',
  });
}

async function claimBreaches(scene: TestContext, reader: Reader, expected: readonly string[]): Promise<void> {
  const { html } = await reader('/people/contract');
  const seen = breachesIn(html);
  const wanted = expected.toSorted();
  scene.claim(seen?.join() === wanted.join(), {
    saw: seen === undefined ? 'no result of a test.' : `these breaches: ${listed(seen)}.`,
    expected:
      wanted.length === 0
        ? 'no breach: everything that The Pass needs is there.'
        : `${count(wanted.length, 'breach', 'breaches')}: ${listed(wanted)}.`,
    look: 'checkContract(): every field of FIELDS in every record, and nothing else.',
  });
}

function claimVersion(scene: TestContext, seen: SeenPeople, version: string): void {
  scene.claim(seen.version === version, {
    saw:
      seen.version === ''
        ? `that no version answered. The page says: “${seen.says}”`
        : `that the people came from version ${seen.version}.`,
    expected: `version ${version}.`,
    look: FETCH,
  });
}

/**
 * @param deprecated and sunset in milliseconds; both undefined for no warning at all
 */
function claimWarning(
  scene: TestContext,
  seen: SeenPeople,
  deprecated: number | null | undefined,
  sunset: number | null | undefined,
): void {
  const none = deprecated === undefined && sunset === undefined;
  const found =
    seen.deprecated === undefined
      ? 'no warning'
      : `a warning: deprecated ${dated(seen.deprecated)}, sunset ${dated(seen.sunset ?? '')}`;
  scene.claim(
    none
      ? seen.deprecated === undefined
      : seen.deprecated === String(deprecated ?? '') && seen.sunset === String(sunset ?? ''),
    {
      saw: `${found}.`,
      expected: none
        ? 'no warning: the answer’s headers announce nothing.'
        : `a warning: deprecated ${dated(String(deprecated ?? ''))}, sunset ${dated(String(sunset ?? ''))}.`,
      look: 'readWarning(): seconds after “@”, an HTTP date, and null for what is absent or cannot be read.',
    },
  );
}

function dated(ms: string): string {
  if (ms === '') return 'null';
  const time = new Date(Number(ms));
  return Number.isNaN(time.getTime()) ? ms : time.toISOString();
}

function described({ id, name, office, status }: { id: string; name: string; office: string; status: string }): string {
  return `“${name}” (${id}), “${office}”, “${status}”`;
}

function count(number: number, one = 'person', many = 'people'): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** Changes one record of version 1. */
function change(scene: TestContext, id: string, edit: (record: RecordV1) => RecordV1): void {
  const { records } = scene.world.remote(HrPeople);
  records.v1 = (records.v1 as RecordV1[]).map((record) => (record?.['id'] === id ? edit(record) : record));
}

function omit(record: RecordV1, fields: readonly string[]): RecordV1 {
  return Object.fromEntries(Object.entries(record).filter(([field]) => !fields.includes(field)));
}

function renamed(from: string, to: string): (record: RecordV1) => RecordV1 {
  return (record) => ({ ...omit(record, [from]), [to]: record[from] });
}

function replaced(field: string, value: unknown): (record: RecordV1) => RecordV1 {
  return (record) => ({ ...record, [field]: value });
}

function breakages(whole: RecordV1[], at: (id: string) => number) {
  const edited = (id: string, edit: (record: RecordV1) => RecordV1) =>
    whole.map((record) => (record['id'] === id ? edit(record) : record));
  const ada = `people[${at(ADA)}]`;
  return [
    {
      what: 'renamed displayName in one record',
      records: edited(ADA, renamed('displayName', 'fullName')),
      expected: [`${ada}.displayName missing`],
    },
    { what: 'sent one ID as a number', records: edited(ADA, replaced('id', 107)), expected: [`${ada}.id wrong-type`] },
    {
      what: 'sent one workplace as a number',
      records: edited(ADA, replaced('workplace', 3)),
      expected: [`${ada}.workplace wrong-type`],
    },
    {
      what: 'sent the new status “on-leave”',
      records: edited(ADA, replaced('status', 'on-leave')),
      expected: [`${ada}.status unknown-value`],
    },
    {
      what: 'broke two fields of one record and one of another',
      records: edited(ADA, (record) => ({ ...record, status: null, displayName: 7 })).map((record) =>
        record['id'] === ROSA ? omit(record, ['status']) : record,
      ),
      expected: [`${ada}.displayName wrong-type`, `${ada}.status missing`, `people[${at(ROSA)}].status missing`],
    },
    {
      what: 'sent a text in place of the first record',
      records: ['Ada Okafor', ...whole.slice(1)],
      expected: ['people[0] wrong-type'],
    },
    { what: 'sent its list under another name', records: undefined, expected: ['people missing'] },
    { what: 'sent an object in place of its list', records: {}, expected: ['people wrong-type'] },
  ];
}

function headerIn(name: string, value: string | null | undefined): string {
  if (value === null) return `no ${name}`;
  return value === undefined ? `a good ${name}` : `“${name}: ${value}”`;
}

function idV2(record: unknown): unknown {
  return (record as { employee?: { id?: unknown } }).employee?.id;
}

function sorted(object: object): object {
  return Object.fromEntries(Object.entries(object).toSorted(([a], [b]) => a.localeCompare(b)));
}
