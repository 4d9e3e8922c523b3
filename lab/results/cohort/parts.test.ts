/** The parts of a class that need no grader: names of folders, deadlines, texts, the record. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { exercises } from '../../../course.ts';
import { exerciseReport, stepReport, wholeReport } from '../../grader/report.ts';
import { Verdicts } from '../../grader/verdicts.ts';
import type { GradeSheet, Outcome } from '../grade-sheet.ts';
import { isLate, readDeadline } from './deadline.ts';
import { Unreadable } from './intake/handed.ts';
import { ownerIn, rankOf } from './intake/places.ts';
import { essenceOf, textOf } from './intake/text.ts';
import { foldersFor } from './names.ts';
import { ClassRecord } from './record.ts';

const PULL = exercises().find(({ id }) => id === 'pull')!;

test('every person has a folder of their own that every system can make', async (context) => {
  const people = [
    'ada',
    'Ada',
    'a/b',
    '..',
    '.',
    'CON',
    'x'.repeat(300),
    'Щ'.repeat(200),
    'Щ'.repeat(201),
    ' bo ',
    'a:b',
    '\u0007',
    '\ud800',
    '🦉'.repeat(60),
    '__proto__',
    '',
  ];
  const folders = foldersFor(people);
  assert.equal(folders.get('ada'), 'ada');
  assert.equal(new Set([...folders.values()].map((folder) => folder.toLowerCase())).size, people.length);
  const root = await mkdtemp(join(tmpdir(), 'names-'));
  context.after(() => rm(root, { recursive: true }));
  for (const folder of folders.values()) {
    assert(Buffer.byteLength(folder) <= 100 && !/[<>:"/\\|?*\p{Cc}]/u.test(folder), folder);
    await mkdir(join(root, folder));
  }
});

test('a deadline is a day, which has an evening, or a moment', () => {
  assert.deepEqual(readDeadline('2026-11-30'), new Date(2026, 10, 30, 23, 59, 59, 999));
  assert.deepEqual(readDeadline('2026-11-30 18:00'), new Date(2026, 10, 30, 18));
  assert.deepEqual(readDeadline('2026-11-30T18:00Z'), new Date('2026-11-30T18:00:00Z'));
  for (const text of ['tomorrow', '30.11.2026', '2026-13-45', ''])
    assert.throws(() => readDeadline(text), { name: 'UserError' });
  const due = new Date('2026-11-30T18:00Z');
  assert.equal(isLate(new Date('2026-11-30T18:01Z'), due), true);
  assert.equal(isLate(new Date('2026-11-30T17:59Z'), due), false);
  assert.equal(isLate(new Date('2026-11-30T17:59Z'), due, true), true, 'the platform knows better');
  assert.equal(isLate(undefined, due), undefined);
  assert.equal(isLate(new Date(), undefined), undefined);
});

test('text is read in the encoding it came in, and what is no text is not', () => {
  const text = "export const grüße = 'für Łódź';\n";
  const swapped = Buffer.from(text, 'utf16le').swap16();
  for (const bytes of [
    Buffer.from(text),
    Buffer.from(`\uFEFF${text}`),
    Buffer.from(text, 'utf16le'),
    Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
    Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]),
    swapped,
  ])
    assert.equal(textOf(bytes).text, text);
  const latin = textOf(Buffer.from("const ä = '€';", 'latin1'));
  assert.match(latin.odd!, /Latin-1/);
  assert.equal(latin.text.startsWith('const ä'), true);
  for (const [bytes, kind] of [
    ['PK\u0003\u0004\0\0', /a zip or an office document/],
    ['%PDF\0', /a PDF/],
    ['\u0089PNG\0', /a picture/],
    ['abc\0def', /^is no text$/],
  ] as const)
    assert.throws(
      () => textOf(Buffer.from(bytes, 'latin1')),
      (error) => error instanceof Unreadable && kind.test(error.message),
    );
  assert.equal(essenceOf('a  \r\nb\r\n\r\n'), essenceOf('a\nb\n'));
});

test('names of files say which exercise, and sometimes whose', () => {
  const rank = (path: string) => rankOf(path, PULL);
  assert.equal(rank('x/03-pull/pull.ts'), 'place');
  assert.equal(rank('PULL.TS'), 'name');
  assert.equal(rank('Pull (2)/mine.ts'), 'folder');
  for (const name of ['pull_annameier.ts', 'AnnaMeier-pull.ts', '03-pull-anna.ts', 'pull - Kopie.ts', 'annaPull.ts'])
    assert.equal(rank(name), 'alike', name);
  for (const name of ['pull.js', 'pull.ts.txt', 'pull.mts']) assert.equal(rank(name), 'ending', name);
  for (const name of [
    'push.ts',
    'push-pull.ts',
    'pulley.ts',
    'pull.spec.ts',
    'pull.mine-1.ts',
    'pull.md',
    'notes.txt',
    '03-pull/push.ts',
  ])
    assert.equal(rank(name), undefined, name);
  assert.equal(ownerIn('pull_annameier.ts'), 'annameier');
  assert.equal(ownerIn('03-pull-anna.ts'), 'anna');
  assert.equal(ownerIn('AnnaMeier-build-risk.ts'), 'AnnaMeier');
  for (const name of ['pull.ts', 'pull (1).ts', '03-pull.ts', 'notes.ts']) assert.equal(ownerIn(name), undefined, name);
});

test('a run that grades everything anew takes what it has worked out since it began, and nothing older', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'anew-'));
  context.after(() => rm(folder, { recursive: true }));
  const told = async (recall: boolean | Date) => {
    const verdicts = new Verdicts({ folder, recall });
    const { recalled } = await verdicts.of(PULL, folder, [], async () => new Map());
    await verdicts.tidy();
    return recalled;
  };
  const begun = new Date();
  assert.deepEqual([await told(begun), await told(begun), await told(true)], [false, true, true]);
  assert.equal(await told(new Date(Date.now() + 60_000)), false);
});

/** A grade of Pull. */
function sheet(learner: string, score: 0 | 100, sha256: string, outcome: Outcome = 'points'): GradeSheet {
  const status = outcome === 'trouble' ? 'error' : score === 100 ? 'passed' : 'failed';
  const steps = PULL.exercise.steps.map((step) => stepReport(step, { status }, []));
  const work = { pull: { outcome, sha256, checks: 'c0ffee' } };
  return { learner, at: new Date(), report: wholeReport([exerciseReport(PULL, steps, 7)]), kit: '1', work };
}

test('the record keeps every grade, says when one falls, and knows the best', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'record-'));
  context.after(() => rm(folder, { recursive: true }));
  const first = await ClassRecord.open(folder);
  assert.deepEqual(first.add(sheet('__proto__', 100, 'a')), []);
  assert.deepEqual(first.add(sheet('bo', 0, 'a')), []);
  const begun = first.anewSince(new Date('2026-11-30T10:00Z'));
  await first.save();

  const second = await ClassRecord.open(folder);
  assert.deepEqual(second.anewSince(new Date('2026-12-01T10:00Z')), begun, 'a run that was stopped goes on');
  second.anewDone();
  assert.deepEqual(second.add(sheet('__proto__', 100, 'a')), []);
  assert.equal(second.historyOf('__proto__')['pull']!.length, 1, 'the same grade again is no other one');
  assert.deepEqual(second.add(sheet('__proto__', 0, 'b')), [
    { learner: '__proto__', exercise: 'pull', title: 'Pull', from: 100, to: 0 },
  ]);
  assert.deepEqual(second.add(sheet('bo', 100, 'b')), []);
  assert.deepEqual(second.add(sheet('bo', 0, 'c', 'trouble')), [], 'the grader’s own trouble is no lower grade');
  await second.save();

  const third = await ClassRecord.open(folder);
  assert.deepEqual(
    [third.sheetOf('__proto__')!.report.score, third.sheetOf('__proto__', true)!.report.score],
    [0, 100],
  );
  assert.equal(third.sheetOf('bo', true)!.report.score, 100);
  assert.equal(third.sheetOf('toString'), undefined);
  await writeFile(join(folder, 'grades.json'), '[1');
  await assert.rejects(ClassRecord.open(folder), { name: 'UserError', message: /grades\.json is no record of grades/ });
});
