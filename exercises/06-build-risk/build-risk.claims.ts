/** What the checks of Build risk claim, in parts that several of them share. */
import type { Reader, Session, TestContext } from 'host-and-remote/grader';
import { HrPeople } from 'host-and-remote/remotes/people-api';
import { breachesIn, listed, peopleIn, quarantineIn, type SeenPeople } from './build-risk.page.ts';
import {
  CITIES,
  drawStaff,
  nameOf,
  noTexts,
  oddTexts,
  recordV1,
  recordV2,
  strangeStatuses,
  type HrRecord,
  type Member,
} from './build-risk.staff.ts';
import {
  claimKept,
  claimReturned,
  isEqual,
  isObject,
  only,
  outcomesOf,
  quoted,
  type Outcome,
  type Rule,
} from './build-risk.trials.ts';

const FETCH = 'fetchPeople(): which version is asked, and which adapter reads the answer?';

// What HR sends.

/** Gives HR a staff of this check's own, in both versions. */
export function hire(scene: TestContext): { hr: HrPeople; staff: Member[] } {
  const hr = scene.world.remote(HrPeople);
  const staff = drawStaff(scene.draw, scene.draw.int(7, 9));
  hr.records.v1 = staff.map(recordV1);
  hr.records.v2 = staff.map(recordV2);
  return { hr, staff };
}

function without(record: HrRecord, field: string): HrRecord {
  const { [field]: _gone, ...others } = record;
  return others;
}

export function renamed(record: HrRecord, from: string, to: string): HrRecord {
  return { ...without(record, from), [to]: record[from] };
}

/** The same record with its fields in another order, and with fields that nobody has announced. */
function withMore(scene: TestContext, record: HrRecord): HrRecord {
  const { draw } = scene;
  const more = { [draw.word()]: draw.word(), pronouns: null, badge: { colour: draw.word() }, name: draw.word() };
  return Object.fromEntries(draw.shuffled(Object.entries({ ...record, ...more })));
}

/** One record of version 1 that is as agreed. */
function goodRecord(scene: TestContext): HrRecord {
  const [member] = drawStaff(scene.draw, 5);
  return { ...recordV1(member!), workplace: scene.draw.one(Object.keys(CITIES)) };
}

// Step 1: what becomes of a record.

export function fourWords(scene: TestContext): Rule[] {
  const staff = drawStaff(scene.draw, 6);
  const [first, second] = staff as [Member, Member];
  const asAgreed = staff.map((member) => ({
    given: recordV1(member),
    wanted: employeeOf(member),
    because: 'HR’s four values under our four names, an ID as text, and the office null without a workplace',
  }));
  return [
    ...asAgreed,
    ...staff.map((member) => ({
      given: withMore(scene, recordV1(member)),
      wanted: employeeOf(member),
      because: 'what HR sends beyond the four fields stays outside',
    })),
    {
      given: { ...recordV1(first), workplace: null },
      wanted: { ...employeeOf(first), office: null },
      because: 'a workplace that is null means no home office',
    },
    {
      given: without(recordV1(first), 'workplace'),
      wanted: { ...employeeOf(first), office: null },
      because: 'a workplace that is absent means no home office, and the office null',
    },
    {
      given: { ...recordV1(second), id: first.id },
      wanted: { ...employeeOf(second), id: first.id },
      because: 'every call reads the record that it gets, whatever came with the same ID before',
    },
  ];
}

export function oddEmployees(scene: TestContext): Rule[] {
  const fields = [
    ['displayName', 'name'],
    ['id', 'id'],
    ['workplace', 'office'],
  ] as const;
  return fields.flatMap(([field, ours]) =>
    oddTexts(scene.draw).map(([what, text]): Rule => {
      const [member] = drawStaff(scene.draw, 5) as [Member];
      return {
        given: { ...recordV1(member), [field]: text },
        wanted: { ...employeeOf(member), [ours]: text },
        because: `${what}: a text like any other`,
      };
    }),
  );
}

function employeeOf(member: Member): HrRecord {
  const { id, office, status } = member;
  return { id, name: nameOf(member), office, status };
}

// Step 2: what goes to quarantine, and what does not.

export function unknownStatuses(scene: TestContext): Rule[] {
  return strangeStatuses(scene.draw).map((status) => {
    const record = goodRecord(scene);
    return {
      given: { ...record, status },
      wanted: { id: record['id'], field: 'status', problem: 'unknown-value' },
      because: 'The Pass knows “active” and “left”, written like that, and does not guess',
    };
  });
}

export function badFields(scene: TestContext): Rule[] {
  return ['displayName', 'workplace', 'status'].flatMap((field): Rule[] => {
    const record = goodRecord(scene);
    const { id } = record;
    const wrongTypes = noTexts(scene.draw).map((value) => ({
      given: { ...record, [field]: value },
      wanted: { id, field, problem: 'wrong-type' },
      because: `${field} is there, and is no text`,
    }));
    if (field === 'workplace') return wrongTypes;
    const wanted = { id, field, problem: 'missing' };
    return [
      { given: without(record, field), wanted, because: `there is no ${field}` },
      {
        given: renamed(record, field, scene.draw.word()),
        wanted,
        because: `there is no ${field}, only something else by another name`,
      },
      { given: { ...record, [field]: null }, wanted, because: `${field} is null, which counts as missing` },
      ...wrongTypes,
    ];
  });
}

/** Records with several bad fields: of each two, the one that FIELDS names first. */
export function severalBadFields(scene: TestContext): Rule[] {
  const { draw } = scene;
  const bad = {
    displayName: [
      { value: undefined, problem: 'missing' },
      { value: draw.int(1, 99), problem: 'wrong-type' },
    ],
    workplace: [{ value: [draw.word()], problem: 'wrong-type' }],
    status: [
      { value: undefined, problem: 'missing' },
      { value: 'on-leave', problem: 'unknown-value' },
      { value: draw.int(1, 99), problem: 'wrong-type' },
    ],
  };
  const fields = ['displayName', 'workplace', 'status'] as const;
  return fields.flatMap((first, place) =>
    fields.slice(place + 1).flatMap((second) =>
      bad[first].flatMap(({ value, problem }) =>
        bad[second].map((other): Rule => {
          const record = goodRecord(scene);
          // The second one stands before the first in HR's record: that order is HR's business.
          const given = { [second]: other.value, [first]: value, ...without(without(record, first), second) };
          return {
            given,
            wanted: { id: record['id'], field: first, problem },
            because: `in FIELDS, ${first} comes before ${second}`,
          };
        }),
      ),
    ),
  );
}

export function badIds(scene: TestContext): Rule[] {
  const record = goodRecord(scene);
  const { draw } = scene;
  const number = draw.int(100, 999);
  return [
    ...noTexts(draw).map((id) => ({
      given: { ...record, id },
      wanted: { id: null, field: 'id', problem: 'wrong-type' },
      because: 'an ID is a text, and never made from anything else',
    })),
    ...[without(record, 'id'), { ...record, id: null }].map((given) => ({
      given,
      wanted: { id: null, field: 'id', problem: 'missing' },
      because: 'there is no ID',
    })),
    {
      given: { ...record, id: number, displayName: number, status: draw.word() },
      wanted: { id: null, field: 'id', problem: 'wrong-type' },
      because: 'the ID is the first field of FIELDS, and it is no text',
    },
    ...oddTexts(draw).map(([what, id]) => ({
      given: { ...record, id, status: 'on-leave' },
      wanted: { id, field: 'status', problem: 'unknown-value' },
      because: `the ID is a text (${what}), and goes along as it is`,
    })),
  ];
}

export function noRecords(scene: TestContext): Rule[] {
  const { draw } = scene;
  const nothing = [null, draw.word(), '', draw.int(1, 999), 0, true, false, [], [goodRecord(scene)]];
  return nothing.map((given) => ({
    given,
    wanted: { id: null, field: 'record', problem: 'wrong-type' },
    because: 'that is no object with named properties',
  }));
}

export function goodRecords(scene: TestContext): Rule[] {
  const record = goodRecord(scene);
  const good: [because: string, given: HrRecord][] = [
    ['everything is as it should be', record],
    ['“left” is a status that The Pass knows', { ...record, status: 'left' }],
    ['“active” is a status that The Pass knows', { ...record, status: 'active' }],
    ['fields that FIELDS does not name do not matter, nor does their order', withMore(scene, record)],
    ['what is not in FIELDS may be absent', without(record, 'costCentre')],
    ['a workplace may be absent', without(record, 'workplace')],
    ['a workplace may be null', { ...record, workplace: null }],
  ];
  const odd = ['id', 'displayName', 'workplace'].flatMap((field) =>
    oddTexts(scene.draw).map(([what, text]): [string, HrRecord] => [
      `${field} is a text (${what})`,
      { ...record, [field]: text },
    ]),
  );
  return [...good, ...odd].map(([because, given]) => ({ given, wanted: null, because }));
}

/** An answer of HR's, and what becomes of its records. */
interface Reading {
  what: string;
  records: unknown[];
  /** Beside the list. */
  envelope?: HrRecord;
  /** By its place in the list, what is set aside. */
  aside?: Record<number, HrRecord>;
}

export function answersToRead(scene: TestContext): Reading[] {
  const { draw } = scene;
  const staff = drawStaff(draw, draw.int(7, 9));
  const whole = staff.map(recordV1);
  const last = whole.length - 1;
  const idAt = (place: number) => staff[place]!.id;
  const withBad = (place: number, change: (record: HrRecord) => unknown) =>
    whole.map((record, at) => (at === place ? change(record) : record));
  const strange = (record: HrRecord) => ({ ...record, status: draw.one(['on-leave', draw.word()]) });
  const asideFor = (place: number) => ({ [place]: { id: idAt(place), field: 'status', problem: 'unknown-value' } });
  const middle = draw.int(2, last - 1);
  const many = Array.from({ length: draw.int(110, 130) }, () => draw.one(whole));
  const badOnes = draw.some([...many.keys()], 5);
  const twins = { ...whole[last]!, id: idAt(0) };
  return [
    { what: 'HR’s answer, which is as agreed', records: whole },
    {
      what: 'the same people with more in every record, in another order, and with more beside the list',
      records: whole.map((record) => withMore(scene, record)),
      envelope: { next: null, generatedBy: draw.word(), error: draw.word() },
    },
    ...[undefined, null, draw.word()].map((source) => ({
      what: `the same answer with ${source === undefined ? 'no source' : `the source ${quoted(source)}`} beside its list`,
      records: whole,
      envelope: { source },
    })),
    ...[0, middle, last].map((place) => ({
      what: `an answer in which the record in place ${place} has a new status`,
      records: withBad(place, strange),
      aside: asideFor(place),
    })),
    {
      what: 'an answer in which one record has no displayName, and the one after it no ID',
      records: withBad(middle - 1, (record) => without(record, 'displayName')).with(
        middle,
        without(whole[middle]!, 'id'),
      ),
      aside: {
        [middle - 1]: { id: idAt(middle - 1), field: 'displayName', problem: 'missing' },
        [middle]: { id: null, field: 'id', problem: 'missing' },
      },
    },
    {
      what: 'an answer with entries that are no records',
      records: [draw.word(), ...whole.slice(0, middle), null, ...whole.slice(middle), [], draw.int(1, 9)],
      aside: Object.fromEntries(
        [0, middle + 1, last + 3, last + 4].map((place) => [
          place,
          { id: null, field: 'record', problem: 'wrong-type' },
        ]),
      ),
    },
    ...badFields(scene).map(({ given, wanted, because }): Reading => ({
      what: `an answer in which ${because}, in one record`,
      records: whole.toSpliced(middle, 0, given as HrRecord),
      aside: { [middle]: wanted as HrRecord },
    })),
    { what: 'an answer with two good records of the same ID', records: [...whole, twins] },
    {
      what: 'an answer with two bad records of the same ID',
      records: [...whole.slice(0, last), strange(whole[0]!), strange(twins)],
      aside: {
        [last]: { id: idAt(0), field: 'status', problem: 'unknown-value' },
        [last + 1]: { id: idAt(0), field: 'status', problem: 'unknown-value' },
      },
    },
    {
      what: 'an answer with odd names and offices',
      records: oddTexts(draw).map(([, text]) => ({ ...draw.one(whole), displayName: text, workplace: text })),
    },
    { what: 'an answer in which nobody has a workplace', records: whole.map((record) => without(record, 'workplace')) },
    {
      what: 'an answer in which no record is as agreed',
      records: whole.map(strange),
      aside: Object.assign({}, ...whole.map((_record, place) => asideFor(place))) as Record<number, HrRecord>,
    },
    { what: 'an answer with an empty list', records: [] },
    {
      what: `an answer with ${many.length} records`,
      records: many.map((record, place) => (badOnes.includes(place) ? without(record, 'displayName') : record)),
      aside: Object.fromEntries(
        badOnes.map((place) => [place, { id: many[place]!['id'], field: 'displayName', problem: 'missing' }]),
      ),
    },
    { what: 'the first answer once more', records: whole },
  ];
}

/** Employees are compared with what the learner's own toEmployee() makes of the records: that one has a step of its own. */
export async function claimReadings(scene: TestContext, session: Session, readings: readonly Reading[]): Promise<void> {
  const good = readings.map(({ records, aside = {} }) => records.filter((_record, place) => !(place in aside)));
  scene.did('The Pass called toEmployee() and readPeople()');
  const [adapted, read] = await Promise.all([
    outcomesOf(session, 'toEmployee', good.flat()),
    outcomesOf(
      session,
      'readPeople',
      readings.map(({ records, envelope }) => ({ source: 'hr.people', ...envelope, people: records })),
    ),
  ]);
  claimKept(scene, 'readPeople', read);
  let from = 0;
  for (const [index, { what, records, aside = {} }] of readings.entries()) {
    scene.did(`The Pass called readPeople() with ${what}`);
    const wanted = good[index]!;
    const setAside = records.flatMap((_record, place) => aside[place] ?? []);
    const expected = `${wanted.length} employees and ${setAside.length} set aside, each list in HR’s order.`;
    const people = claimReturned(
      scene,
      read[index],
      'readPeople',
      'each record goes to one list or the other.',
      expected,
    );
    const { employees, quarantined, broken } = parts(people);
    scene.claim(broken === null, {
      saw: `“broken” is ${quoted(broken)}.`,
      expected: 'null: there is a list called people, whatever is in it.',
      look: 'readPeople(): when is “broken” a sentence?',
    });
    claimList(scene, quarantined.map(entryOf), setAside, {
      saw: 'quarantined',
      look: 'readPeople(): what quarantine() says of each bad record, in HR’s order.',
    });
    const employed = adapted.slice(from, from + wanted.length);
    from += wanted.length;
    const look = 'readPeople(): every good record, and no other, goes through toEmployee(), in HR’s order.';
    // Of a toEmployee() that does not do what it should, its own step tells.
    const expectedEmployees = employed.map((outcome, place) => (isGood(outcome) ? outcome.gave : employees[place]));
    claimList(scene, employees, expectedEmployees, { saw: 'employees', look });
  }
}

/** Whether no call changed what an earlier one had returned. */
function areKept(outcomes: readonly Outcome[]): boolean {
  return outcomes.every((outcome) => !('isKept' in outcome) || outcome.isKept);
}

/** Whether a call returned something that no later call changed. */
function isGood(outcome: Outcome | undefined): outcome is Extract<Outcome, { gave: unknown }> {
  return outcome !== undefined && 'gave' in outcome && outcome.isKept;
}

export function brokenAnswers(scene: TestContext): Rule[] {
  const { draw } = scene;
  const people = [goodRecord(scene), goodRecord(scene)];
  const answers: [what: string, body: unknown][] = [
    ['its list has another name', { items: people }],
    ['its list has another name', { People: people }],
    ['its list lies deeper', { data: { people } }],
    ['there is no list in it', { source: 'hr.people' }],
    ['“people” is null', { people: null }],
    ['“people” is an object', { people: {} }],
    ['“people” is an object', { people: Object.fromEntries(people.map((record) => [String(record['id']), record])) }],
    ['“people” is an object, though with a length', { people: { length: 1, 0: people[0] } }],
    ['“people” is a text', { people: draw.word() }],
    ['“people” is a number', { people: draw.int(0, 9) }],
    ['the answer is a list, and no object', people],
    ['the answer is a list, and no object', []],
    ['the answer is null', null],
    ['the answer is a text', draw.word()],
    ['the answer is a text', ''],
    ['the answer is a text, whatever stands in it', JSON.stringify({ people })],
    ['the answer is a number', draw.int(0, 99)],
    ['the answer is no object', scene.draw.one([true, false])],
    ['the answer is an object with nothing in it', {}],
  ];
  return answers.map(([what, given]) => ({
    given,
    wanted: { employees: [], quarantined: [], broken: SENTENCE },
    because: `${what}, and “broken” says in words of yours that there is no list of people`,
  }));
}

// Step 3: what is a breach.

export function kept(scene: TestContext): Rule[] {
  const { draw } = scene;
  const whole = drawStaff(draw, draw.int(6, 8)).map(recordV1);
  const odd = oddTexts(draw).map(([, text]) => ({ ...draw.one(whole), id: text, displayName: text, workplace: text }));
  const answers: [because: string, body: HrRecord][] = [
    ['everything that The Pass needs is there', { source: 'hr.people', people: whole }],
    ['new fields and another order are no breach', { people: whole.map((record) => withMore(scene, record)), page: 1 }],
    ['a field that The Pass does not need may go', { people: whole.map((record) => without(record, 'costCentre')) }],
    ['no workplace is no breach', { people: whole.map((record) => without(record, 'workplace')) }],
    ['an empty workplace is no breach', { people: whole.map((record) => ({ ...record, workplace: null })) }],
    ['a text is a text, however odd', { people: odd }],
    ['two records may have one ID', { people: [...whole, whole[0]] }],
    ['nobody need have left', { people: whole.map((record) => ({ ...record, status: 'active' })) }],
    ['everybody may have left', { people: whole.map((record) => ({ ...record, status: 'left' })) }],
    ['an empty list is no breach', { people: [] }],
  ];
  return answers.map(([because, given]) => ({ given, wanted: [], because }));
}

export function breachedInFields(scene: TestContext): Rule[] {
  const { draw } = scene;
  const rule = (
    because: string,
    people: unknown[],
    ...breaches: [place: number, field: string, problem: string][]
  ) => ({
    given: { people },
    wanted: breaches.map(([place, field, problem]) => ({ path: `people[${place}].${field}`, problem })),
    because,
  });
  const fresh = () => drawStaff(draw, draw.int(6, 8)).map(recordV1);
  const one = (field: string, value: unknown, problem: string): Rule => {
    const whole = fresh();
    const place = draw.int(0, whole.length - 1);
    const bad = value === undefined ? without(whole[place]!, field) : { ...whole[place], [field]: value };
    return rule(`one record has one bad field, ${field}`, whole.with(place, bad), [place, field, problem]);
  };
  const everyField = ['id', 'displayName', 'workplace', 'status'].flatMap((field) => [
    ...(field === 'workplace' ? [] : [one(field, undefined, 'missing'), one(field, null, 'missing')]),
    ...noTexts(draw).map((value) => one(field, value, 'wrong-type')),
  ]);
  const whole = fresh();
  const last = whole.length - 1;
  const inV2 = drawStaff(draw, draw.int(5, 7)).map(recordV2);
  const many = Array.from({ length: draw.int(101, 120) }, () => draw.one(whole));
  const far = many.length - 1;
  return [
    rule(
      'every record lacks three fields, as in version 2',
      inV2,
      ...inV2.flatMap((_record, place) =>
        ['id', 'displayName', 'status'].map((field): [number, string, string] => [place, field, 'missing']),
      ),
    ),
    ...everyField,
    ...strangeStatuses(draw).map((status) => one('status', status, 'unknown-value')),
    rule(
      'a record with two bad fields makes two breaches',
      whole.with(1, { ...whole[1], displayName: draw.int(1, 9), status: null }),
      [1, 'displayName', 'wrong-type'],
      [1, 'status', 'missing'],
    ),
    rule(
      'a record with four bad fields makes four breaches',
      whole.with(last, { id: draw.int(1, 9), displayName: null, workplace: {}, status: 'on-leave' }),
      [last, 'id', 'wrong-type'],
      [last, 'displayName', 'missing'],
      [last, 'workplace', 'wrong-type'],
      [last, 'status', 'unknown-value'],
    ),
    rule(
      'every record counts, the first and the last included',
      whole.map((record, place) => (place === 0 || place === last ? { ...record, status: draw.word() } : record)),
      [0, 'status', 'unknown-value'],
      [last, 'status', 'unknown-value'],
    ),
    rule(
      'a record makes a breach also when another one has the same ID',
      [...whole, { ...whole[0], workplace: 7 }, { ...whole[0], workplace: 7 }],
      [last + 1, 'workplace', 'wrong-type'],
      [last + 2, 'workplace', 'wrong-type'],
    ),
    rule(
      'the list may be long',
      many.with(11, without(many[11]!, 'status')).with(far, without(many[far]!, 'displayName')),
      [11, 'status', 'missing'],
      [far, 'displayName', 'missing'],
    ),
    rule('the answer before this one does not count any more', whole),
  ];
}

export function breachedAsAWhole(scene: TestContext): Rule[] {
  const { draw } = scene;
  const whole = drawStaff(draw, 6).map(recordV1);
  const place = draw.int(1, 4);
  const noObjects = [null, draw.word(), '', draw.int(1, 9), 0, false, [], [whole[0]]].map((entry) => ({
    given: { people: (whole as unknown[]).with(place, entry) },
    wanted: [{ path: `people[${place}]`, problem: 'wrong-type' }],
    because: 'a record that is no object is one breach',
  }));
  const missing = [
    {},
    { people: null },
    { items: whole },
    { People: whole },
    null,
    whole,
    [],
    draw.word(),
    JSON.stringify({ people: whole }),
    '',
    0,
    false,
  ];
  const wrong = [{}, { length: 0 }, { 0: whole[0] }, draw.word(), '', draw.int(1, 9), 0, true, false];
  return [
    ...missing.map((given) => ({
      given,
      wanted: [{ path: 'people', problem: 'missing' }],
      because: 'there is no “people”, it is null, or the answer is no object',
    })),
    ...wrong.map((people) => ({
      given: { people },
      wanted: [{ path: 'people', problem: 'wrong-type' }],
      because: '“people” is there, and is no list',
    })),
    ...noObjects,
    {
      given: { people: [null, ...whole, draw.word(), without(whole[0]!, 'id')] },
      wanted: [
        { path: 'people[0]', problem: 'wrong-type' },
        { path: `people[${whole.length + 1}]`, problem: 'wrong-type' },
        { path: `people[${whole.length + 2}].id`, problem: 'missing' },
      ],
      because: 'what is no object counts in the places of the others',
    },
  ];
}

// Step 4: version 2.

export function wholeV2(scene: TestContext): Rule[] {
  const { draw } = scene;
  const whole = drawStaff(draw, 6);
  const [member] = whole as [Member];
  const more = { ...recordV2(member), id: draw.word(), displayName: draw.word(), [draw.word()]: draw.word() };
  return [
    ...whole.map((one) => ({
      given: recordV2(one),
      wanted: inV1(one),
      because: 'the same person in the words of version 1',
    })),
    ...['on-leave', draw.word()].map((state) => ({
      given: { ...recordV2(member), employment: { state } },
      wanted: { ...inV1(member), status: state },
      because: 'the state as HR sent it: what it means is not for an adapter to guess',
    })),
    { given: more, wanted: inV1(member), because: 'only the four fields, from where version 2 has them' },
    {
      given: { ...recordV2(member), name: { family: member.family, given: member.given, title: draw.word() } },
      wanted: inV1(member),
      because: 'the given name comes first, whatever the order',
    },
    {
      given: recordV2(member),
      wanted: inV1(member),
      because: 'every call reads the record that it gets',
    },
  ];
}

export function halfNames(scene: TestContext): Rule[] {
  const { draw } = scene;
  const [member] = drawStaff(draw, 5) as [Member];
  const { given, family } = member;
  const without: unknown[] = [
    { given },
    { family },
    { given, family: null },
    { given: null, family },
    { given: draw.int(1, 99), family },
    { given, family: draw.int(1, 99) },
    { given, family: [family] },
    { given: { text: given }, family },
    { given: true, family },
    { given: 0, family },
    { given, family: false },
    {},
  ];
  const odd = oddTexts(draw).flatMap(([what, text]): [string, string, string][] => [
    [what, text, family],
    [what, given, text],
  ]);
  return [
    ...without.map((name) => ({
      given: { ...recordV2(member), name },
      wanted: { ...inV1(member), displayName: undefined },
      because: 'without both parts, as texts, there is no displayName',
    })),
    ...odd.map(([what, one, other]) => ({
      given: { ...recordV2(member), name: { given: one, family: other } },
      wanted: { ...inV1(member), displayName: `${one} ${other}` },
      because: `both parts are texts (one is ${what}), taken as they are`,
    })),
  ];
}

/** Each part of a record, and which field comes from it. */
const PARTS = { employee: 'id', name: 'displayName', location: 'workplace', employment: 'status' } as const;

export function absentParts(scene: TestContext): Rule[] {
  const { draw } = scene;
  return Object.entries(PARTS).flatMap(([part, field]): Rule[] => {
    const [member] = drawStaff(draw, 5) as [Member];
    const whole = recordV2({ ...member, office: 'LIS' });
    const wanted = { ...inV1({ ...member, office: 'LIS' }), [field]: undefined };
    const parts: [because: string, given: HrRecord][] = [
      [`${part} is absent`, without(whole, part)],
      [`${part} is null`, { ...whole, [part]: null }],
      [`${part} has nothing in it`, { ...whole, [part]: {} }],
      ...[draw.word(), '', draw.int(1, 99), 0, true, false, [], [draw.word()]].map((value): [string, HrRecord] => [
        `${part} is no object, so there is nothing in it`,
        { ...whole, [part]: value },
      ]),
    ];
    return [
      ...parts.map(([because, given]) => ({ given, wanted, because: `${because}, and so ${field} is not there` })),
      { given: {}, wanted: {}, because: 'nothing is there' },
    ];
  });
}

export function strangeParts(scene: TestContext): Rule[] {
  const { draw } = scene;
  const values = [...noTexts(draw), ...oddTexts(draw).map(([, text]) => text)];
  const places = [
    ['employee', 'id', 'id'],
    ['location', 'office', 'workplace'],
    ['employment', 'state', 'status'],
  ] as const;
  return places.flatMap(([part, name, field]) =>
    values.map((value): Rule => {
      const [member] = drawStaff(draw, 5) as [Member];
      return {
        given: { ...recordV2(member), [part]: { [name]: value } },
        wanted: { ...inV1(member), [field]: value },
        because: `${field} is what HR sent in ${part}.${name}, unchanged`,
      };
    }),
  );
}

function inV1(member: Member): HrRecord {
  const { id, office, status } = member;
  return { id, displayName: nameOf(member), workplace: office, status };
}

/** Absent, `undefined` and `null` are one and the same to a reader of version 1. */
export function present(gave: unknown): unknown {
  if (!isObject(gave)) return gave;
  const entries = Object.entries(gave).filter(([, value]) => value !== null && !isEqual(value, UNDEFINED));
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

const UNDEFINED = { 'not in JSON': 'undefined' };

// Step 4: what headers announce.

/** A moment with hours, minutes and seconds, long ago or far ahead, in milliseconds since 1970. */
export function moment(scene: TestContext, from: number, to: number): number {
  return scene.draw.int(Date.UTC(from, 0, 2) / 1_000, Date.UTC(to, 11, 30) / 1_000) * 1_000;
}

function headersFor(deprecated: number, sunset: number): HrRecord {
  return { Deprecation: `@${deprecated / 1_000}`, Sunset: new Date(sunset).toUTCString() };
}

export function announcements(scene: TestContext): Rule[] {
  const { draw } = scene;
  const thisYear = Array.from({ length: 12 }, (_, month): [number, number] => [
    Date.UTC(2026, month, draw.int(1, 9), draw.int(1, 23), draw.int(1, 59), draw.int(1, 59)),
    Date.UTC(2027, month, draw.int(10, 28), draw.int(1, 23), draw.int(1, 59), draw.int(1, 59)),
  ]);
  const others: [number, number][] = [
    [moment(scene, 1990, 2000), moment(scene, 2005, 2020)],
    [moment(scene, 2287, 2500), moment(scene, 2600, 2900)],
    [moment(scene, 2040, 2050), moment(scene, 2010, 2020)],
    [Date.UTC(2026, 2, 9), Date.UTC(2026, 5, 1)],
    [0, moment(scene, 2030, 2040)],
    [moment(scene, 2020, 2025), 0],
    [moment(scene, 2020, 2025), moment(scene, 1950, 1968)],
  ];
  return [...thisYear, ...others].map(([deprecatedAt, sunsetAt]) => ({
    given: { ...headersFor(deprecatedAt, sunsetAt), 'Content-Type': 'application/json' },
    wanted: { deprecatedAt, sunsetAt },
    because: `${new Date(deprecatedAt).toISOString()} and ${new Date(sunsetAt).toISOString()} in milliseconds`,
  }));
}

export function oneHeader(scene: TestContext): Rule[] {
  const [deprecatedAt, sunsetAt] = [moment(scene, 2020, 2025), moment(scene, 2027, 2030)];
  const { Deprecation, Sunset } = headersFor(deprecatedAt, sunsetAt);
  return [
    { given: { Deprecation }, wanted: { deprecatedAt, sunsetAt: null }, because: 'there is no Sunset' },
    { given: { Sunset }, wanted: { deprecatedAt: null, sunsetAt }, because: 'there is no Deprecation' },
    { given: {}, wanted: null, because: 'there is neither of the two' },
    {
      given: { Date: Sunset, 'Last-Modified': Sunset, 'X-Deprecation': Deprecation, Expires: Sunset },
      wanted: null,
      because: 'there is neither of the two, and other headers do not count',
    },
  ];
}

export function unreadable(scene: TestContext): Rule[] {
  const { draw } = scene;
  const [deprecatedAt, sunsetAt] = [moment(scene, 2020, 2025), moment(scene, 2027, 2030)];
  const { Deprecation, Sunset } = headersFor(deprecatedAt, sunsetAt);
  const seconds = String(deprecatedAt / 1_000);
  const date = new Date(deprecatedAt).toUTCString();
  const noMoments = [
    'true',
    seconds,
    `@${draw.word()}`,
    `@${seconds} ${draw.word()}`,
    `${draw.word()} @${seconds}`,
    date,
  ];
  const noDates = [
    'next summer',
    draw.word(),
    `@${sunsetAt / 1_000}`,
    String(sunsetAt),
    'Mon, 32 Foo 2027 25:00:00 GMT',
  ];
  return [
    ...noMoments.flatMap((text): Rule[] => [
      {
        given: { Deprecation: text, Sunset },
        wanted: { deprecatedAt: null, sunsetAt },
        because: `Deprecation is “@” and whole seconds, and “${text}” is not`,
      },
      {
        given: { Deprecation: text },
        wanted: { deprecatedAt: null, sunsetAt: null },
        because: 'there is a header, which cannot be read',
      },
    ]),
    ...noDates.flatMap((text): Rule[] => [
      {
        given: { Deprecation, Sunset: text },
        wanted: { deprecatedAt, sunsetAt: null },
        because: `Sunset is an HTTP date, and “${text}” is none`,
      },
      {
        given: { Sunset: text },
        wanted: { deprecatedAt: null, sunsetAt: null },
        because: 'there is a header, which cannot be read',
      },
    ]),
    {
      given: { Deprecation: 'true', Sunset: 'next summer' },
      wanted: { deprecatedAt: null, sunsetAt: null },
      because: 'there are both headers, and neither can be read',
    },
    { given: {}, wanted: null, because: 'there is neither of the two, whatever came before' },
  ];
}

// Step 4: which version answers.

/** How one version answers: `lost` is never, `cut` is half of it. */
type Answered = { status?: number; headers?: HrRecord; body?: string } | 'lost' | 'cut';

/** What HR does in both versions, and what must come of it. */
interface Asked {
  what: string;
  v2: Answered;
  v1: Answered;
  version: 1 | 2 | null;
  /** Absent: none. */
  warning?: { deprecatedAt: number | null; sunsetAt: number | null };
  look: string;
}

const OTHERS = [201, 202, 203, 204, 206, 300, 304, 400, 401, 403, 404, 406, 410, 418, 429, 500, 501, 502, 503, 504];

const ENDED = { status: 410 };
const ABSENT = { status: 404 };

export function backToVersion1(scene: TestContext): Asked[] {
  const answers = drawnAnswers(scene);
  const { v1, v2, warnedV1, warning } = answers;
  const look = 'version 1 is asked unless version 2 has answered 200 in JSON.';
  const back = (what: string, answer: Answered): Asked => ({ what, v2: answer, v1, version: 1, look });
  return [
    back('version 2 answered 404', ABSENT),
    ...OTHERS.map((status) => back(`version 2 answered ${status}, even with a list of people`, { ...v2, status })),
    back('version 2 did not answer at all', 'lost'),
    back('version 2 broke off in the middle of its answer', 'cut'),
    ...notInJson(scene).map(([what, body]) => back(`version 2 answered 200 with ${what}`, { body })),
    {
      what: 'version 2 answered 404, version 1 with Deprecation and Sunset',
      v2: ABSENT,
      v1: warnedV1,
      version: 1,
      warning,
      look: 'the warning comes from the headers of the answer that is used.',
    },
    ...[ABSENT, { status: 200, body: '<!doctype html>' }].map((answer) => ({
      what: `version 2 answered ${answer.status}, but not as it should, with Deprecation and Sunset; version 1 without them`,
      v2: { ...answer, headers: answers.headers },
      v1,
      version: 1 as const,
      look: 'the warning comes from the headers of the answer that is used, and of no other.',
    })),
  ];
}

export function version2(scene: TestContext): Asked[] {
  const { draw } = scene;
  const { v1, v2, warnedV1, headers, warning } = drawnAnswers(scene);
  const staff = drawStaff(draw, 5).map(recordV2);
  const look =
    'what version 2 says in JSON with status 200 is used, by way of eachRecord(), fromV2() and readPeople().';
  const used = (what: string, people: unknown): Asked => ({
    what: `version 2 answered 200 with ${what}`,
    v2: { body: JSON.stringify(people) },
    v1,
    version: 2,
    look,
  });
  const away = staff.map((record) => ({ ...record, employment: { state: 'on-leave' } }));
  return [
    { what: 'both versions answered 200', v2, v1, version: 2, look },
    { what: 'both versions answered 200, and version 1 with a warning', v2, v1: warnedV1, version: 2, look },
    {
      what: 'version 2 answered 200 with Deprecation and Sunset of its own',
      v2: { ...v2, headers },
      v1,
      version: 2,
      warning,
      look: 'the warning comes from the headers of the answer that is used.',
    },
    used('somebody who is on leave', { people: [away[0], ...staff.slice(1)] }),
    used('records without a part', {
      people: staff.map((record, place) => without(record, Object.keys(PARTS)[place % 4]!)),
    }),
    used('parts that are null', {
      people: staff.map((record, place) => ({ ...record, [Object.keys(PARTS)[place % 4]!]: null })),
    }),
    used('entries that are no records', { people: [null, ...staff, draw.word(), 7, [staff[0]]] }),
    used('nobody whom The Pass can read', { people: away }),
    used('records in the shape of version 1', { people: drawStaff(draw, 5).map(recordV1) }),
    used('an empty list', { people: [] }),
    used('a list of another name', { items: staff }),
    used('an object in place of the list', { people: {} }),
    used('a list in place of an object', staff),
    used('null', null),
    used('a text', draw.word()),
  ];
}

export function nobody(scene: TestContext): Asked[] {
  const { v1, v2, headers } = drawnAnswers(scene);
  const look =
    'without an answer the version is null, there is no warning, both lists are empty and “broken” says why.';
  const none = (what: string, one: Answered, other: Answered): Asked => ({
    what,
    v2: one,
    v1: other,
    version: null,
    look,
  });
  const [[what, garbage]] = notInJson(scene) as [[string, string]];
  return [
    none('version 2 answered 404 and version 1 503', ABSENT, { status: 503 }),
    none('neither version answered at all', 'lost', 'lost'),
    none('both versions broke off in the middle of their answers', 'cut', 'cut'),
    none(`both versions answered 200 with ${what}`, { body: garbage }, { body: garbage }),
    none('version 2 broke off, and version 1 answered 410 with a list of people', 'cut', { ...v1, ...ENDED }),
    ...[203, 206, 500].map((status) =>
      none(`both versions answered ${status} with a list of people`, { ...v2, status }, { ...v1, status }),
    ),
    none('both versions refused, with Deprecation and Sunset', { ...ABSENT, headers }, { ...ENDED, headers }),
    none('version 1 answered 200 with Deprecation and Sunset, but not in JSON', ABSENT, { headers, body: garbage }),
  ];
}

export function oneAfterTheOther(scene: TestContext): Asked[] {
  const [first, second] = [drawnAnswers(scene), drawnAnswers(scene, [2010, 2019])];
  const look = 'every call asks anew, and nothing counts that an earlier one learned.';
  const before = { look, version: 1 as const, v2: ABSENT };
  const open = { look, version: 2 as const };
  const none = { look, version: null, v2: 'lost' as const, v1: ENDED };
  return [
    { ...before, what: 'version 1 answered', v1: first.v1 },
    {
      ...before,
      what: 'version 1 answered again, now with other people and a warning',
      v1: second.warnedV1,
      warning: second.warning,
    },
    {
      ...before,
      what: 'version 1 answered once more, with yet another warning',
      v1: first.warnedV1,
      warning: first.warning,
    },
    { ...before, what: 'version 1 answered once more, and announced nothing any more', v1: first.v1 },
    { ...open, what: 'version 2 had opened', v1: first.v1, v2: first.v2 },
    { ...open, what: 'version 2 answered again, now with other people', v1: first.v1, v2: second.v2 },
    { ...before, what: 'version 2 was gone again, and version 1 answered', v1: second.v1 },
    { ...none, what: 'then no version answered' },
    { ...open, what: 'then version 2 was back, and version 1 had ended', v1: ENDED, v2: first.v2 },
    { ...none, what: 'then no version answered' },
    { ...before, what: 'then version 1 alone was back', v1: first.v1 },
  ];
}

/** What is no JSON, whatever it says that it is. */
function notInJson(scene: TestContext): [what: string, body: string][] {
  const people = JSON.stringify({ people: [goodRecord(scene)] });
  return [
    ['a web page', '<!doctype html><h1>Welcome</h1>'],
    ['nothing', ''],
    ['the first half of some JSON', people.slice(0, people.length / 2)],
    ['JSON and something after it', `${people}\n${scene.draw.word()}`],
    ['words', `${scene.draw.word()} ${scene.draw.word()}`],
  ];
}

/** Answers of both versions with different people, so that one can tell which was used. */
function drawnAnswers(scene: TestContext, sunsetIn: [from: number, to: number] = [2040, 2060]) {
  const [old, young] = [drawStaff(scene.draw, 5), drawStaff(scene.draw, 6)];
  const [deprecatedAt, sunsetAt] = [moment(scene, 2020, 2025), moment(scene, ...sunsetIn)];
  const headers = headersFor(deprecatedAt, sunsetAt);
  const odd = (member: Member) => ({ ...member, given: ` ${member.given}ín`, family: `${member.family} Ørö 🍮  ` });
  const v1 = { body: JSON.stringify({ people: old.with(0, odd(old[0]!)).map(recordV1) }) };
  const v2 = { body: JSON.stringify({ people: young.with(0, odd(young[0]!)).map(recordV2) }) };
  return { v1, v2, warnedV1: { ...v1, headers }, headers, warning: { deprecatedAt, sunsetAt } };
}

/** Lets HR answer like this until the next call. */
function answerWith(hr: HrPeople, { v1, v2 }: Pick<Asked, 'v1' | 'v2'>): void {
  const of = (version: 1 | 2) => (version === 2 ? v2 : v1);
  hr.records.instead = (version) => {
    const answer = of(version);
    return typeof answer === 'string' ? undefined : responseOf(answer);
  };
  hr.removeAllListeners('change');
  hr.on('change', ({ path, reply, end }) => {
    if (reply !== undefined || end !== undefined) return;
    const answer = of(path === '/v2/people' ? 2 : 1);
    hr.set({ mode: answer === 'lost' ? 'lose' : answer === 'cut' ? 'die' : 'well' });
  });
}

function responseOf({ status = 200, headers = {}, body = '{"error":"not now"}' }: Exclude<Answered, string>): Response {
  const all = new Headers({ 'Content-Type': 'application/json', ...(headers as Record<string, string>) });
  return new Response([204, 304].includes(status) ? null : body, { status, headers: all });
}

/**
 * Claims what fetchPeople() makes of HR's answers, one after the other. People are compared with what the learner's own
 * readPeople() makes of an answer: that one has a step of its own.
 */
export async function claimFetched(scene: TestContext, session: Session, questions: readonly Asked[]): Promise<void> {
  const hr = scene.world.remote(HrPeople);
  scene.did('The Pass called readPeople()');
  const read = await outcomesOf(session, 'readPeople', questions.map(bodyToRead));
  if (!areKept(read)) return; // of such a readPeople(), its own step tells
  for (const [index, asked] of questions.entries()) {
    if (!isGood(read[index])) continue; // and of this one
    answerWith(hr, asked);
    const before = hr.received.length;
    scene.did(`Now ${asked.what}, and The Pass called fetchPeople()`);
    const [outcome] = await outcomesOf(session, 'fetchPeople', [null]);
    claimAnswer(scene, outcome, asked, peopleOf(asked, read[index]));
    claimQuestions(scene, asked, hr.received.slice(before));
  }
}

function claimAnswer(
  scene: TestContext,
  outcome: Parameters<typeof claimReturned>[1],
  asked: Asked,
  people: unknown,
): void {
  const { version, warning = null, look } = asked;
  const expected = version === null ? 'version null.' : `the people of version ${version}.`;
  const answer = claimReturned(scene, outcome, 'fetchPeople', look, expected);
  const seen = isObject(answer) ? answer : {};
  scene.claim(isEqual(seen['version'], version), {
    saw: `it returned the version ${quoted(seen['version'] ?? null)}.`,
    expected: `the version ${quoted(version)}.`,
    look: `fetchPeople(): ${look}`,
  });
  const announced = only(seen['warning'] ?? null, 'deprecatedAt', 'sunsetAt');
  scene.claim(isEqual(announced, warning), {
    saw: `it returned the warning ${quoted(announced)}.`,
    expected: warning === null ? 'no warning, which is null.' : `the warning ${quoted(warning)}.`,
    look: `fetchPeople(): ${asked.warning === undefined ? 'the warning comes from the headers of the answer that is used, and of no other.' : look}`,
  });
  const [was, wanted] = [judgedPeople(seen['people']), judgedPeople(people)];
  scene.claim(isEqual(was, wanted), {
    saw: `it returned the people ${quoted(seen['people'])}.`,
    expected: `the people ${quoted(people)}, as readPeople() reads them.`,
    look: `fetchPeople(): ${look}`,
  });
}

function claimQuestions(scene: TestContext, { version }: Asked, received: HrPeople['received']): void {
  const asked = received.map(({ method, path }) => `${method} ${path}`);
  const [first] = asked;
  scene.claim(first === 'GET /v2/people', {
    saw: `HR received ${listed(asked)}.`,
    expected: 'GET /v2/people first.',
    look: 'fetchPeople(): in which order are the versions asked?',
  });
  if (version === 2) {
    scene.claim(asked.length === 1, {
      saw: `HR received ${listed(asked)}.`,
      expected: 'GET /v2/people, and nothing else: it had answered.',
      look: 'fetchPeople(): when is the second question needed?',
    });
  } else {
    scene.claim(asked.includes('GET /v1/people'), {
      saw: `HR received ${listed(asked)}.`,
      expected: 'GET /v2/people, and then GET /v1/people.',
      look: 'fetchPeople(): when is the second question needed?',
    });
  }
  scene.claim(
    received.every(({ headers }) => headers['user-agent'] === 'The Pass'),
    {
      saw: 'HR received a question that did not come by way of hr.fetch.',
      expected: 'questions by way of hr.fetch, which gives up by itself when HR is slow.',
      look: 'fetchPeople(): which fetch does it use?',
    },
  );
}

/** Whoever holds an answer sees nothing of the next one in it. */
export async function claimAnswersKept(scene: TestContext, session: Session): Promise<void> {
  const hr = scene.world.remote(HrPeople);
  const { v1, v2, warnedV1 } = drawnAnswers(scene);
  const bodies = [v1, v2].map(({ body }) => JSON.parse(body) as unknown);
  if (!areKept(await outcomesOf(session, 'readPeople', bodies))) return; // of such a readPeople(), its own step tells
  const answers = [v2, ABSENT, warnedV1, ABSENT, v1].map(responseOf);
  answerWith(hr, { v1, v2 });
  hr.records.instead = () => answers.shift();
  claimKept(scene, 'fetchPeople', await outcomesOf(session, 'fetchPeople', [null, null, null]));
}

/**
 * Two people open the page at once. Version 2 answers the first one at length, and refuses the second, who has an answer of
 * version 1 while the first is still reading.
 */
export async function claimApart(scene: TestContext, session: Session): Promise<void> {
  const hr = scene.world.remote(HrPeople);
  const { v1, v2, warnedV1, warning } = drawnAnswers(scene);
  const look = 'what belongs to one call is kept in that call, and nowhere else.';
  const long: Asked = { what: '', v2, v1, version: 2, look };
  const short: Asked = { what: '', v2: ABSENT, v1: warnedV1, version: 1, warning, look };
  const read = await outcomesOf(session, 'readPeople', [long, short].map(bodyToRead));
  if (!read.every(isGood)) return;

  answerWith(hr, short);
  const [bothAsked, longBegins] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { instead } = hr.records;
  let asked = 0;
  hr.records.instead = async (version) => {
    asked += 1;
    if (asked === 1) return bothAsked.promise.then(() => responseOf({ body: v2.body + ' '.repeat(LONG) }));
    if (version === 1) await longBegins.promise;
    return instead(version)!;
  };
  hr.on('change', ({ reply }) => {
    if (reply !== undefined && reply.body.length >= LONG) longBegins.resolve();
  });
  scene.did('HR answered two questions at once, and The Pass called fetchPeople() twice at once');
  const before = hr.received.length;
  const first = outcomesOf(session, 'fetchPeople', [null]);
  await Promise.race([first, hr.hasReceived(before + 1)]);
  const second = outcomesOf(session, 'fetchPeople', [null]);
  for (const call of [first, second]) call.catch(() => undefined); // should the check be broken off meanwhile
  // The first question and two of the second call. One that joins the first has none of its own.
  let isOver = false;
  const trips = roundTrips(session, () => isOver);
  await Promise.race([hr.hasReceived(before + 3), trips]);
  isOver = true;
  await trips;
  bothAsked.resolve();
  const [[one], [other]] = await Promise.all([first, second]);
  claimAnswer(scene, one, long, peopleOf(long, read[0]));
  if (!isEqual(one, other)) claimAnswer(scene, other, short, peopleOf(short, read[1]));
}

/** So many spaces do not arrive at once, in characters. */
const LONG = 6_000_000;

/** The people that must come of it, by what the learner's own readPeople() made of the answer. */
function peopleOf({ version }: Asked, read: Outcome | undefined): unknown {
  return version !== null && isGood(read) ? read.gave : NOBODY;
}

/** Long enough for a Host to ask what it means to ask: many times there and back. */
async function roundTrips(session: Session, isOver: () => boolean): Promise<void> {
  for (let trip = 0; trip < 40 && !isOver(); trip++) await session.get('/people.css');
}

/** The answer that is used, in the shape of version 1. */
function bodyToRead({ v1, v2, version }: Asked): unknown {
  const answer = version === 2 ? v2 : v1;
  if (version === null || typeof answer === 'string' || answer.body === undefined) return null;
  const body: unknown = JSON.parse(answer.body);
  if (version === 1 || !isObject(body) || !Array.isArray(body['people'])) return body;
  return { ...body, people: body['people'].map((record: unknown) => (isObject(record) ? fromV2(record) : record)) };
}

function fromV2(record: HrRecord): HrRecord {
  const at = (part: string, name: string) => {
    const value = record[part];
    return isObject(value) ? value[name] : undefined;
  };
  const [given, family] = [at('name', 'given'), at('name', 'family')];
  const displayName = typeof given === 'string' && typeof family === 'string' ? `${given} ${family}` : undefined;
  return {
    id: at('employee', 'id'),
    displayName,
    workplace: at('location', 'office'),
    status: at('employment', 'state'),
  };
}

// What came back, as far as it counts.

const SENTENCE = 'a sentence';
const NOBODY = { employees: [], quarantined: [], broken: SENTENCE };

/** People with whatever sentence in “broken”. */
export function judgedPeople(value: unknown): unknown {
  if (!isObject(value)) return value;
  const { employees, quarantined, broken } = value;
  return {
    employees: Array.isArray(employees) ? employees.map(present) : employees,
    quarantined: Array.isArray(quarantined) ? quarantined.map(entryOf) : quarantined,
    broken: typeof broken === 'string' && broken.trim() !== '' ? SENTENCE : broken,
  };
}

function entryOf(value: unknown): unknown {
  return only(value, 'id', 'field', 'problem');
}

/** Breaches in no order. */
export function judgedBreaches(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((breach) => JSON.stringify(only(breach, 'path', 'problem'))).toSorted();
}

function parts(people: unknown): { employees: unknown[]; quarantined: unknown[]; broken: unknown } {
  const { employees, quarantined, broken } = isObject(people) ? people : {};
  return {
    employees: Array.isArray(employees) ? employees : [],
    quarantined: Array.isArray(quarantined) ? quarantined : [],
    broken,
  };
}

/** Claims that two lists are the same, and names the first place where they are not. */
function claimList(
  scene: TestContext,
  seen: readonly unknown[],
  wanted: readonly unknown[],
  { saw, look }: { saw: string; look: string },
): void {
  const place = [...seen, ...wanted].findIndex((_one, at) => !isEqual(seen[at] ?? null, wanted[at] ?? null));
  const at = (list: readonly unknown[]) => (place in list ? quoted(list[place]) : 'nothing more');
  scene.claim(place < 0, {
    saw: `${seen.length} ${saw}, in place ${place} ${at(seen)}.`,
    expected: `${wanted.length} ${saw}, in place ${place} ${at(wanted)}.`,
    look,
  });
}

// What the pages show.

export async function view(reader: Reader): Promise<SeenPeople> {
  return peopleIn((await reader('/people')).html);
}

export async function setAside(reader: Reader): Promise<string[]> {
  return quarantineIn((await reader('/people/quarantine')).html);
}

export function claimPeople(scene: TestContext, seen: SeenPeople, staff: readonly Member[], look: string): void {
  const wanted = staff.map((member) => ({
    id: member.id,
    name: nameOf(member),
    office: member.office === null ? 'No home office' : CITIES[member.office]!,
    status: member.status,
  }));
  const lost = wanted.find(({ id }) => !seen.people.some((one) => one.id === id));
  scene.claim(lost === undefined, {
    saw: `no ${lost?.name}; ${count(seen.people.length)} in all. The page says: “${seen.says}”.`,
    expected: `${count(wanted.length)}, among them ${lost?.name} (${lost?.id}).`,
    look,
  });
  for (const [index, want] of wanted.entries()) {
    const one = seen.people[index];
    scene.claim(isEqual(one, want), {
      saw: `in place ${index + 1}: ${one ? described(one) : 'nobody'}.`,
      expected: `${described(want)}. The order is HR’s.`,
      look,
    });
  }
  const extra = seen.people[wanted.length];
  scene.claim(extra === undefined, {
    saw: `${count(seen.people.length)}, among them ${extra && described(extra)}.`,
    expected: `${count(wanted.length)}: nobody whose record is not as agreed.`,
    look,
  });
}

export function claimCount(scene: TestContext, seen: SeenPeople, wanted: number, look: string): void {
  scene.claim(seen.people.length === wanted, {
    saw: `${count(seen.people.length)}. The page says: “${seen.says}”.`,
    expected: `${count(wanted)}.`,
    look,
  });
}

export function claimSetAside(scene: TestContext, seen: readonly string[], wanted: readonly string[]): void {
  scene.claim(seen.join() === wanted.join(), {
    saw: `set aside: ${listed(seen)}.`,
    expected: `set aside: ${listed(wanted)}.`,
    look: 'readPeople(): what quarantine() says of each bad record, in HR’s order.',
  });
}

export async function claimBreaches(scene: TestContext, reader: Reader, expected: readonly string[]): Promise<void> {
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

/**
 * Claims what the People page shows, as far as it does not depend on the other steps.
 *
 * @param announced undefined for no warning
 */
export function claimSeen(
  scene: TestContext,
  seen: SeenPeople,
  version: '1' | '2',
  announced: { announced: number; sunset: number } | undefined,
): void {
  scene.claim(seen.version === version, {
    saw:
      seen.version === ''
        ? `that no version answered. The page says: “${seen.says}”.`
        : `that the people came from version ${seen.version}.`,
    expected: `version ${version}.`,
    look: FETCH,
  });
  scene.claim(seen.people.length > 0, {
    saw: `nobody. The page says: “${seen.says}”.`,
    expected: 'people: HR’s records are as agreed.',
    look: FETCH,
  });
  const [deprecated, sunset] = announced ? [String(announced.announced), String(announced.sunset)] : [];
  scene.claim(seen.deprecated === deprecated && seen.sunset === sunset, {
    saw: `${warningIn(seen.deprecated, seen.sunset)}.`,
    expected: `${warningIn(deprecated, sunset)}.`,
    look: 'fetchPeople(): the warning is what readWarning() reads in the answer’s own headers.',
  });
}

function warningIn(deprecated: string | undefined, sunset: string | undefined): string {
  if (deprecated === undefined && sunset === undefined) return 'no warning';
  return `a warning: deprecated ${dated(deprecated)}, sunset ${dated(sunset)}`;
}

function dated(ms = ''): string {
  if (ms === '') return 'null';
  const time = new Date(Number(ms));
  return Number.isNaN(time.getTime()) ? `“${ms}”` : time.toISOString();
}

function described({ id, name, office, status }: { id: string; name: string; office: string; status: string }): string {
  return `“${name}” (“${id}”), “${office}”, “${status}”`;
}

export function count(number: number, one = 'person', many = 'people'): string {
  return `${number} ${number === 1 ? one : many}`;
}
