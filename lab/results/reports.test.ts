/** Every report is held against its own format: a schema, a parser or a browser that others wrote. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import { HtmlValidate } from 'html-validate';
import { chromium, type Browser } from 'playwright';
import { validateXML } from 'xmllint-wasm';
import { barriersOn } from '../project/browser/barriers.ts';
import { findBrowser } from '../project/browser/find.ts';
import { exercises } from '../../course.ts';
import { exerciseReport, stepReport, wholeReport, type Status } from '../grader/report.ts';
import type { GradeSheet } from './grade-sheet.ts';
import { canvasCsv, moodleCsv } from './formats/gradebook.ts';
import { reportFiles, writeFiles } from './write.ts';

const NASTY = 'Jo "Smith", <script>alert(1)</script> & \u0007';

/** A grade in which every status occurs, and whose messages are as bad as learner code can make them. */
function sheetOf(
  learner: string,
  statuses: readonly Status[] = ['passed', 'failed', 'not-started', 'error'],
): GradeSheet {
  let next = 0;
  const reports = exercises().map((module) => {
    const steps = module.exercise.steps.map((step) => {
      const status = statuses[next++ % statuses.length]!;
      const message = status === 'failed' ? `What the check did: ${NASTY}.\nWhere to look: ]]> here` : NASTY;
      return stepReport(step, { status, message }, ['a nudge', 'a pointer', 'nearly']);
    });
    return exerciseReport(module, steps);
  });
  return { learner, at: new Date('2026-03-02T08:55:00Z'), report: wholeReport(reports) };
}

const SHEETS = [sheetOf(NASTY), sheetOf('ada.okafor', ['passed']), sheetOf('bram', ['error'])];

let browser: Browser;
before(async () => {
  browser = await chromium.launch(await findBrowser());
});
after(() => browser.close());

test('report.json keeps to its published schema, and the schema refuses what is not a report', async () => {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  const schema = JSON.parse(readFileSync(new URL('./report.schema.json', import.meta.url), 'utf8')) as object;
  const validate = ajv.compile(schema);
  for (const sheet of SHEETS) {
    const report = JSON.parse((await reportFiles(sheet))['report.json']!) as { exercises: { steps: object[] }[] };
    assert(validate(report), ajv.errorsText(validate.errors));
    assert(validate(sheet.report), 'what --json writes');
    const bare = sheet.report.exercises.map(({ id, score, max, steps }) => ({ id, score, max, steps }));
    assert(validate({ ...report, exercises: bare }), 'a report from before exercises had their titles with them');
    for (const wrong of [{ version: 2 }, { score: '5' }, { gradedAt: 'yesterday' }, { exercises: [{ id: 'pull' }] }]) {
      assert(!validate({ ...report, ...wrong }), JSON.stringify(wrong));
    }
  }
});

test('junit.xml keeps to the schema of Ant’s JUnit reports', async () => {
  const schema = readFileSync(new URL('./junit.xsd', import.meta.url), 'utf8');
  const check = async (xml: string) => {
    const { valid, errors } = await validateXML({ xml, schema: [schema] });
    return valid ? undefined : errors.map(({ message }) => message).join('\n');
  };
  for (const sheet of SHEETS) {
    const xml = (await reportFiles(sheet))['junit.xml']!;
    assert.equal(await check(xml), undefined);
    assert.notEqual(await check(xml.replace(' tests=', ' runs=')), undefined);
  }
});

test('the gradebooks are read back as they were meant, formulas and all', () => {
  const sheets = [...SHEETS, sheetOf('=1+1')];
  const titles = exercises().map(({ title }) => title);
  const rows: string[][] = parse(canvasCsv(sheets));
  assert.deepEqual(rows[0], ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', ...titles]);
  assert.deepEqual(
    rows[1]!.slice(5),
    titles.map(() => '100'),
  );
  assert.equal(rows[1]![0]!.trim(), 'Points Possible');
  assert.deepEqual(
    rows.slice(2).map((row) => row[3]),
    [NASTY, 'ada.okafor', 'bram', "'=1+1"],
  );
  const moodle: Record<string, string>[] = parse(moodleCsv(sheets), { columns: true });
  assert.equal(moodle[1]!['ID number'], 'ada.okafor');
  assert.equal(moodle[1]!['Total'], String(100 * titles.length));
  assert.equal(moodle[2]!['Total'], '0');
});

test('Gradescope, Exercism and Classroom 50 get the points, one test a step', async () => {
  for (const sheet of SHEETS) {
    const files = await reportFiles(sheet, { GITHUB_SHA: 'c0ffee' });
    const read = (path: string) => JSON.parse(files[path]!);
    const steps = sheet.report.exercises.flatMap((exercise) => exercise.steps);
    const sum = (tests: Record<string, number>[], field: string) =>
      tests.reduce((total, one) => total + one[field]!, 0);

    const gradescope = read('gradescope/results.json');
    assert.equal(sum(gradescope['tests'], 'score'), gradescope['score']);
    assert.equal(sum(gradescope['tests'], 'max_score'), sheet.report.max);
    assert(gradescope['tests'].every((one: { status: string }) => ['passed', 'failed'].includes(one.status)));

    const exercism = read('exercism/results.json');
    const whole = sheet.report.score === sheet.report.max;
    const broken = steps.every(({ status }) => status === 'error');
    assert.deepEqual([exercism['version'], exercism['status']], [3, whole ? 'pass' : broken ? 'error' : 'fail']);
    assert.equal(typeof exercism['message'], broken ? 'string' : 'object');
    assert.deepEqual(
      exercism['tests'].map((one: { task_id: number }) => one.task_id),
      steps.map((_step, index) => index + 1),
    );

    const classroom = read('classroom50/result.json');
    assert.equal(classroom['schema'], 'classroom50/result/v1');
    assert.equal(classroom['commit'], 'c0ffee');
    assert.equal(sum(classroom['tests'], 'max-score'), classroom['max-score']);
    assert.equal(sum(classroom['tests'], 'score'), classroom['score']);
  }
});

test('the report card is valid, accessible in light and dark, asks nobody, and runs nothing of a learner’s', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'reports-'));
  context.after(() => rm(folder, { recursive: true }));
  const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'require-sri': 'off' } });
  for (const [index, sheet] of SHEETS.entries()) {
    await writeFiles(join(folder, String(index)), await reportFiles(sheet));
    const file = join(folder, String(index), 'report.html');
    const report = await validator.validateString(await readFile(file, 'utf8'));
    assert(report.valid, JSON.stringify(report.results[0]?.messages, null, 1));
    for (const colorScheme of ['light', 'dark'] as const) {
      const browsing = await browser.newContext({ colorScheme, viewport: { width: 390, height: 800 } });
      browsing.setDefaultTimeout(0); // a busy machine may take its time
      const page = await browsing.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('dialog', () => assert.fail('a script of the learner’s ran'));
      await page.goto(`file://${file}`);
      assert.deepEqual(await barriersOn(page), []);
      assert.deepEqual(
        asked.filter((url) => !url.startsWith('data:')),
        [`file://${file}`],
      );
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(overflow, false);
      await browsing.close();
    }
  }
});
