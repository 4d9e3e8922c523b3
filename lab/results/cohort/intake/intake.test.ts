/** The intake: whose is what, wherever it lies and whatever it is called. Nothing is graded here. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { parse } from 'csv-parse/sync';
import { exercises } from '../../../../course.ts';
import { solutionOf } from '../../../grader/corpus.ts';
import { deriveStarter } from '../../../project/derive-starter.ts';
import { csv } from '../../formats/csv.ts';
import { makeOddClass, zip, zipStream } from '../odd-class.ts';
import { LIMITS } from './handed.ts';
import { openClass, takeIn, type Intake, type Person } from './intake.ts';
import { intakeCsv, intakeFrom } from './table.ts';
import { intakeText } from './told.ts';

const PULL = exercises().find(({ id }) => id === 'pull')!;
const PUSH = exercises().find(({ id }) => id === 'push')!;
const SOLUTION = solutionOf(PULL);
const STARTER = deriveStarter(SOLUTION, 'pull.ts');

async function scratch(context: TestContext): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'intake-')));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with these files. */
async function tree(context: TestContext, files: Record<string, string | Buffer>): Promise<string> {
  const folder = await scratch(context);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

async function taken(path: string, modules = [PULL]): Promise<Intake> {
  const handed = await openClass(path);
  try {
    return await takeIn(handed, modules);
  } finally {
    await handed.close();
  }
}

/** What was found of Pull. */
function findOf({ people }: Intake, learner: string) {
  const person = people.find((one) => one.learner === learner);
  assert(person, `${learner} is not among ${people.map((one) => one.learner).join(', ')}`);
  return person.finds.get('pull')!.at(-1)!;
}

function names(people: readonly Person[]): string[] {
  return people.map(({ learner }) => learner);
}

const places: [string, string[], string | undefined, RegExp | undefined][] = [
  ['where it belongs', ['03-pull/pull.ts'], '03-pull/pull.ts', undefined],
  [
    'inside exercises/',
    ['exercises/03-pull/pull.ts', 'exercises/03-pull/pull.spec.ts'],
    'exercises/03-pull/pull.ts',
    undefined,
  ],
  ['alone at the top', ['pull.ts'], 'pull.ts', /^There is no 03-pull\/pull\.ts, so ada\/pull\.ts was graded/],
  ['in a folder of another name', ['week 3/Pull.ts'], 'week 3/Pull.ts', /was graded in its place/],
  ['under another name', ['3-Pull/mine.ts', '3-Pull/mine.spec.ts'], '3-Pull/mine.ts', /was graded in its place/],
  ['as a download leaves it', ['03-pull/pull (1).ts'], '03-pull/pull (1).ts', /was graded in its place/],
  ['beside a note about it', ['pull.ts', 'pull notes.txt'], 'pull.ts', /was graded in its place/],
  ['only an installed one', ['node_modules/pull.ts', '.git/pull.ts'], undefined, undefined],
];
for (const [what, files, file, note] of places) {
  test(`a file, ${what}`, async (context) => {
    const content = (path: string) => (path.includes('notes') ? 'to do' : SOLUTION);
    const folder = await tree(context, Object.fromEntries(files.map((path) => [`ada/${path}`, content(path)])));
    await mkdir(join(folder, 'ada'), { recursive: true });
    const found = findOf(await taken(folder), 'ada');
    assert.equal(found.file?.path, file && `ada/${file}`);
    if (note) assert.match(found.notes[0]!, note);
    else assert.deepEqual(found.notes, []);
  });
}

test('several that differ are for a person to choose from; several that are the same are one', async (context) => {
  const folder = await tree(context, {
    'ada/a/pull.ts': SOLUTION,
    'ada/b/pull.ts': `${SOLUTION}// mine\n`,
    'bo/a/pull.ts': SOLUTION,
    'bo/b/pull.ts': SOLUTION.replaceAll('\n', '\r\n'),
  });
  const intake = await taken(folder);
  assert.equal(findOf(intake, 'ada').state, 'unreadable');
  assert.match(
    findOf(intake, 'ada').notes[0]!,
    /^Several files could be 03-pull\/pull\.ts: .*a\/pull\.ts.*b\/pull\.ts\. Keep one\.$/,
  );
  assert.deepEqual([findOf(intake, 'bo').state, findOf(intake, 'bo').needsPerson], ['found', false]);
});

test('an older version beside the file is said, and for a person to look at', async (context) => {
  const folder = await tree(context, {
    'ada/03-pull/pull.ts': SOLUTION,
    'ada/03-pull/pull (1).ts': `${SOLUTION}// newer?\n`,
  });
  const found = findOf(await taken(folder), 'ada');
  assert.equal(found.file!.path, 'ada/03-pull/pull.ts');
  assert.equal(found.needsPerson, true);
  assert.match(found.notes.join(), /pull \(1\)\.ts is another version, and was not graded/);
});

test('names of platforms: who, with which number, and late', async (context) => {
  const folder = await tree(context, {
    'Anna Meier_11_assignsubmission_file_/03-pull/pull.ts': SOLUTION,
    'Anna Meier_11_assignsubmission_onlinetext_/onlinetext.html': '<p>Done.</p>',
    'Bo Fahr_12_assignsubmission_file_pull.ts': SOLUTION,
    'cruzdana_LATE_4711_88_pull.ts': SOLUTION,
    'cruzdana_LATE_4711_89_push.ts': 'x',
    'cruzdana_4711_text.html': '<p>Sorry.</p>',
    'anon_x1_4712_90_pull.ts': SOLUTION,
  });
  const { people } = await taken(folder, [PULL, PUSH]);
  assert.deepEqual(names(people), ['Anna Meier', 'anon_x1', 'Bo Fahr', 'cruzdana']);
  const dana = people.at(-1)!;
  assert.deepEqual(dana.facts, { canvasId: '4711', late: true });
  assert.deepEqual(
    [...dana.finds].map(([exercise, [find]]) => [exercise, find!.state]),
    [
      ['pull', 'found'],
      ['push', 'found'],
    ],
  );
});

test('Gradescope’s notes name the people of its folders, a group’s all of them', async (context) => {
  const notes = `submission_1:
  :submitters:
  - :name: Ada Okafor
    :sid: '0100'
    :email: ada@example.org
  :created_at: 2026-11-30 10:00:00.000000000 Z
submission_2:
  :submitters:
  - :name: Bo Fahr
  - :name: Cy Grün
`;
  const folder = await tree(context, {
    'submission_metadata.yml': notes,
    'submission_1/pull.ts': SOLUTION,
    'submission_2/pull.ts': SOLUTION,
    'submission_3/pull.ts': SOLUTION,
  });
  const { people, aside } = await taken(folder);
  assert.deepEqual(names(people), ['Ada Okafor', 'Bo Fahr', 'Cy Grün', 'submission_3']);
  assert.deepEqual(people[0]!.facts, {
    at: new Date('2026-11-30T10:00:00Z'),
    studentId: '0100',
    email: 'ada@example.org',
  });
  assert.deepEqual(aside, []);
});

test('a class in a zip is the same class, with or without a folder around it', async (context) => {
  const files = { 'ada/03-pull/pull.ts': SOLUTION, 'bo/pull.ts': SOLUTION, '__MACOSX/._ada': 'x' };
  const folder = await tree(context, {});
  await zip(join(folder, 'flat.zip'), files);
  await zip(
    join(folder, 'around.zip'),
    Object.fromEntries(Object.entries(files).map(([path, content]) => [`Class of May/${path}`, content])),
  );
  await zip(join(folder, 'one.zip'), { 'ada/03-pull/pull.ts': SOLUTION });
  for (const name of ['flat.zip', 'around.zip']) {
    const intake = await taken(join(folder, name));
    assert.deepEqual(names(intake.people), ['ada', 'bo'], name);
    assert.equal(findOf(intake, 'ada').state, 'found');
    assert.equal((await findOf(intake, 'bo').file!.read(1e6)).toString(), SOLUTION);
  }
  assert.deepEqual(names((await taken(join(folder, 'one.zip'))).people), ['ada']);
});

test('a zip leads nowhere but into itself, and is no larger than it says', async (context) => {
  const evil = (await buffer(zipStream({ 'xx/pull.ts': SOLUTION, 'ok/pull.ts': SOLUTION }))).toString('latin1');
  const bomb = await buffer(zipStream({ 'pull.ts': Buffer.alloc(3_000_000, 32) }));
  const folder = await tree(context, {
    'ada.zip': Buffer.from(evil.replaceAll('xx/pull.ts', '../pull.ts'), 'latin1'),
    'bo.zip': bomb,
    'cy/work.rar': 'Rar!',
    'di.zip': '',
  });
  const { people } = await taken(folder);
  const of = (learner: string) => people.find((one) => one.learner === learner)!;
  assert.equal(of('ada').finds.get('pull')![0]!.file!.path, 'ada.zip/ok/pull.ts');
  assert.match(of('ada').aside[0]!.why, /leads out of its zip/);
  assert.equal(of('bo').finds.get('pull')![0]!.state, 'unreadable');
  assert.match(of('bo').finds.get('pull')![0]!.notes[0]!, /is 3 MB long, and more than 1 MB is not read/);
  for (const learner of ['cy', 'di']) assert.equal(of(learner).finds.get('pull')![0]!.state, 'unreadable', learner);
  assert.match(of('cy').aside[0]!.why, /unpack it/);
});

test('zips in zips are opened so far, and no further', async (context) => {
  const folder = await tree(context, {});
  let inside = await buffer(zipStream({ 'pull.ts': SOLUTION }));
  for (let depth = 1; depth < LIMITS.zips; depth++) inside = await buffer(zipStream({ 'inner.zip': inside }));
  await writeFile(join(folder, 'ada.zip'), inside);
  await writeFile(join(folder, 'bo.zip'), await buffer(zipStream({ 'one more.zip': inside })));
  const intake = await taken(folder);
  assert.equal(findOf(intake, 'ada').state, 'found');
  assert.equal(findOf(intake, 'bo').state, 'unreadable');
  assert.match(findOf(intake, 'bo').notes[0]!, /is a zip in more than 3 zips/);
});

test('what is not taken is named, and why', async (context) => {
  const folder = await tree(context, {
    'ada/pull.ts': SOLUTION,
    'pull.ts': SOLUTION,
    'grades.pdf': '%PDF',
    'solutions/03-pull/pull.ts': SOLUTION,
    'ada-reports/grades.json': '{}',
  });
  await symlink(join(folder, 'ada'), join(folder, 'bo'));
  const handed = await openClass(folder);
  const intake = await takeIn(handed, [PULL], (name) => name === 'ada-reports');
  assert.deepEqual(names(intake.people), ['ada']);
  const why = Object.fromEntries(intake.aside.map(({ path, why, grave }) => [path, `${grave ? '! ' : ''}${why}`]));
  assert.match(why['bo']!, /^! is a symbolic link/);
  assert.match(why['pull.ts']!, /^! lies outside of everybody’s folder/);
  assert.match(why['grades.pdf']!, /^is no program/);
  assert.match(why['solutions']!, /^! is no person’s name/);
  assert.match(why['ada-reports']!, /^holds the reports/);
  const text = intakeText(intake);
  for (const path of Object.keys(why)) assert(text.includes(path), text);
});

test('what a program may import comes with it, from folders below its own, too', async (context) => {
  const folder = await tree(context, {
    'ada/03-pull/pull.ts': SOLUTION,
    'ada/03-pull/lib/help.ts': 'x',
    'ada/03-pull/table.sql': 'x',
    'ada/02-push/push.ts': 'x',
  });
  const { beside } = findOf(await taken(folder), 'ada');
  assert.deepEqual([...beside.keys()].toSorted(), ['lib/help.ts', 'table.sql']);
});

test('every way of handing in that we have met is found, and is what it is', async (context) => {
  const folder = join(await scratch(context), 'class');
  const all = await makeOddClass(PULL, folder);
  assert.equal(all.length, 37);
  const intake = await taken(folder);
  const people = all.flatMap(({ learner }) => learner ?? []);
  assert.deepEqual(names(intake.people).toSorted(), people.toSorted());
  for (const { learner, outcome } of all) {
    if (learner === undefined) continue;
    const { state, notes } = findOf(intake, learner);
    assert.equal(state === 'found' ? 'points' : state, outcome, `${learner}: ${notes.join(' ')}`);
  }
  assert.equal(intake.aside.filter(({ grave }) => grave).length, all.length - people.length);
});

test('the table can be edited in a spreadsheet and given back', async (context) => {
  const folder = await tree(context, {
    'ada/a/pull.ts': SOLUTION,
    'ada/b/pull.ts': `${SOLUTION}// mine\n`,
    '=bo/pull.ts': STARTER,
    'pull.ts': SOLUTION,
  });
  const handed = await openClass(folder);
  const intake = await takeIn(handed, [PULL]);
  const text = intakeCsv(intake);
  const again = await intakeFrom(text, 'intake.csv', handed, [PULL]);
  assert.deepEqual(names(again.people).toSorted(), names(intake.people).toSorted());
  const [header, ...rows]: string[][] = parse(text);
  const edited = rows.map((row) => {
    const cell = (name: string) => row[header!.indexOf(name)]!;
    const to = (changes: Record<string, string>) => header!.map((name, index) => changes[name] ?? row[index]!);
    if (cell('Learner') === 'ada') return to({ File: 'ada/b/pull.ts', 'Handed in': '2026-11-30T18:00', Late: 'x' });
    if (cell('File') === 'pull.ts') return to({ Learner: 'cy', Exercise: 'pull' });
    return row;
  });
  const semicolons = csv([header!, ...edited]).replaceAll(',', ';'); // no cell has either
  for (const given of [csv([header!, ...edited]), `\uFEFF${semicolons}`]) {
    const back = await intakeFrom(given, 'intake.csv', handed, [PULL]);
    assert.deepEqual(names(back.people).toSorted(), ['=bo', 'ada', 'cy']);
    assert.deepEqual([findOf(back, 'ada').file!.path, findOf(back, 'ada').state], ['ada/b/pull.ts', 'found']);
    assert.deepEqual(findOf(back, 'ada').file!.changed, new Date('2026-11-30T18:00'));
    assert.equal(back.people.find(({ learner }) => learner === 'ada')!.facts.late, true);
    assert.equal(findOf(back, 'cy').file!.path, 'pull.ts');
    assert.equal(findOf(back, '=bo').state, 'unchanged');
  }
  await assert.rejects(intakeFrom(text.replace('=bo/pull.ts', '=bo/pll.ts'), 'intake.csv', handed, [PULL]), {
    name: 'UserError',
    message: /^intake\.csv names =bo\/pll\.ts for =bo, which is not in the class/,
  });
  await assert.rejects(
    intakeFrom('a,b\n1,2\n', 'x.csv', handed, [PULL]),
    /x\.csv is no intake: it has no column “Learner”/,
  );
});
