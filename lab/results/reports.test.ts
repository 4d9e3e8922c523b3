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
import type { GradeSheet, Outcome } from './grade-sheet.ts';
import { gradebooks } from './formats/gradebook.ts';
import { Roster } from './cohort/roster.ts';
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
  const outcomes: Outcome[] = ['points', 'unchanged', 'nothing', 'unreadable'];
  const work = reports.map(({ id, steps }, index) => {
    const outcome = steps.some(({ status }) => status === 'error') ? 'trouble' : outcomes[index % outcomes.length]!;
    const file = `${NASTY}/${id}.ts`;
    return [
      id,
      {
        outcome,
        file,
        sha256: 'a'.repeat(64),
        handedIn: '2026-03-01T08:55:00Z',
        late: true,
        notes: [NASTY],
        checks: 'c0ffee',
      },
    ];
  });
  const about = { kit: '1.2.3', work: Object.fromEntries(work) as GradeSheet['work'] };
  return { learner, at: new Date('2026-03-02T08:55:00.123Z'), report: wholeReport(reports), ...about };
}

const SHEETS = [
  sheetOf(NASTY),
  sheetOf('ada.okafor', ['passed']),
  sheetOf('bram', ['error']),
  sheetOf('cleo', ['passed', 'failed', 'not-started']),
];

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

const TITLES = exercises().map(({ title }) => title);
const MAX = 100 * TITLES.length;
const books = (...args: Parameters<typeof gradebooks>) => gradebooks(...args);

test('the gradebooks are read back as they were meant: no line for whom the grader failed, no grade above the limit', () => {
  const { files } = books([...SHEETS, sheetOf('=1+1', ['passed']), sheetOf('+49170', ['failed'])]);
  const rows: string[][] = parse(files['canvas.csv']!);
  assert.deepEqual(rows[0], ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', ...TITLES]);
  assert.deepEqual(
    rows[1]!.slice(5),
    TITLES.map(() => '100'),
  );
  assert.equal(rows[1]![0]!.trim(), 'Points Possible');
  assert.deepEqual(
    rows.slice(2).map((row) => [row[0], row[3]]),
    [
      ['ada.okafor', 'ada.okafor'],
      ['cleo', 'cleo'],
      ["'=1+1", "'=1+1"],
      ["'+49170", '+49170'],
    ],
  );
  const moodle: Record<string, string>[] = parse(files['moodle.csv']!, { columns: true });
  assert.deepEqual(Object.keys(moodle[0]!), ['ID number', ...TITLES], 'a total above 100 would end Moodle’s import');
  assert.deepEqual(
    moodle.map((row) => row['ID number']),
    ['ada.okafor', 'cleo', '=1+1', '+49170'],
  );
  for (const [name, file] of Object.entries(files)) {
    const lines: string[][] = parse(file);
    const grades = lines.slice(1).flatMap((row) => row.slice(name.startsWith('canvas') ? 5 : 1));
    assert(
      grades.every((grade: string) => /^\d+$/.test(grade)),
      `${name} has an empty grade, which would take an old one away`,
    );
    assert(!lines.flat().includes('bram'), name);
  }
});

test('whoever has a grade in some exercises only has it in a file of that exercise', () => {
  const [first, second] = exercises();
  const whole = sheetOf('ada', ['passed']);
  const some = sheetOf('bo', ['passed']);
  const report = { ...some.report, exercises: some.report.exercises.filter(({ id }) => id !== first!.id) };
  const { files } = books([whole, { ...some, report }]);
  assert.doesNotMatch(files['canvas.csv']!, /^bo,/m);
  assert.equal(files[`canvas-${first!.id}.csv`], undefined);
  assert.match(files[`canvas-${second!.id}.csv`]!, /^bo,,,bo,,100\r$/m);
  assert.match(files[`moodle-${second!.id}.csv`]!, /^bo,100\r$/m);
});

test('a roster may be the gradebook that Canvas or Moodle exports, and whom it does not know has no line', () => {
  const canvas = [
    'Student,ID,SIS User ID,SIS Login ID,Section,Pull (99)',
    '    Points Possible,,,,,100',
    '"Okafor, Ada",4711,s1,-ada,Monday,',
    '"Grün, Bo",4712,s2,bo,Monday,5',
  ].join('\n');
  const assignments = new Map([['pull', 'Week 3: Pull (99)']]);
  const identities = Roster.from(canvas, 'canvas.csv');
  const sheets = ['Ada Okafor', 'grunbo', 'x', 'Cy'].map((learner) => sheetOf(learner, ['passed']));
  sheets[2] = { ...sheets[2]!, identity: { canvasId: '4711' } };
  const { files, unknown } = books(sheets, { identityOf: (sheet) => identities.identityOf(sheet), assignments });
  assert.deepEqual(unknown, ['Cy']);
  const rows: string[][] = parse(files['canvas.csv']!);
  assert(rows[0]!.includes('Week 3: Pull (99)'));
  assert.deepEqual(
    rows.slice(2).map((row) => row.slice(0, 5)),
    [
      ['Okafor, Ada', '4711', 's1', '-ada', 'Monday'],
      ['Grün, Bo', '4712', 's2', 'bo', 'Monday'],
      ['Okafor, Ada', '4711', 's1', '-ada', 'Monday'],
    ],
  );

  const moodle = Roster.from(
    'First name;Last name;ID number;Email address\nAda;Okafor;0100;ada@x.org\nBo;Grün;;bo@x.org\n',
    'moodle.csv',
  );
  const read: Record<string, string>[] = parse(
    books(sheets.slice(0, 2), { identityOf: (sheet) => moodle.identityOf(sheet) }).files['moodle.csv']!,
    { columns: true },
  );
  assert.deepEqual(Object.keys(read[0]!).slice(0, 2), ['Email address', TITLES[0]], 'not everybody has an ID number');
  assert.deepEqual(
    read.map((row) => row['Email address']),
    ['ada@x.org', 'bo@x.org'],
  );
  for (const [text, message] of [
    ['a,b\n1,2\n', /^The roster r\.csv has no column that says who somebody is/],
    ['"a', /^The roster r\.csv is no CSV/],
  ] as const)
    assert.throws(() => Roster.from(text, 'r.csv'), { name: 'UserError', message });
});

test('Classroom 50’s result keeps to its schema, whatever its runner says and at home', async () => {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  const schema = JSON.parse(readFileSync(new URL('./classroom50.schema.json', import.meta.url), 'utf8')) as object;
  const validate = ajv.compile(schema);
  const runner = {
    CLASSROOM: 'soft',
    ASSIGNMENT: 'pull',
    USERNAME: 'ada',
    MODE: 'group',
    SUBMISSION_TAG: 'submit/2026-03-02T08-55-00Z-c0ffee1',
    COMMIT_URL: 'https://git.example/c',
    RELEASE_URL: 'https://git.example/r',
    REVIEW_URL: '',
  };
  for (const sheet of [...SHEETS, sheetOf('', ['passed'])])
    for (const env of [runner, {}]) {
      const result = JSON.parse((await reportFiles(sheet, { env }))['classroom50/result.json']!) as Record<
        string,
        unknown
      >;
      assert(validate(result), ajv.errorsText(validate.errors));
      assert(!validate({ ...result, datetime: sheet.at.toISOString() }), 'the schema refuses fractions of a second');
      assert(Number(result['score']) <= Number(result['max-score']));
      if (env === runner)
        assert.deepEqual(
          [result['owner'], result['review'], result['assignment_type']],
          ['ada', 'https://git.example/c', 'group'],
        );
    }
});

test('Gradescope, Exercism and Classroom 50 get the points, one test a step', async () => {
  for (const sheet of SHEETS) {
    const files = await reportFiles(sheet);
    const read = (path: string) => JSON.parse(files[path]!);
    const steps = sheet.report.exercises.flatMap((exercise) => exercise.steps);
    const sum = (tests: Record<string, number>[], field: string) =>
      tests.reduce((total, one) => total + one[field]!, 0);

    const isGraded = !steps.some(({ status }) => status === 'error');
    const gradescope = read('gradescope/results.json');
    assert.equal(sum(gradescope['tests'], 'max_score'), sheet.report.max);
    assert.equal('score' in gradescope, isGraded);
    if (isGraded) {
      assert.equal(sum(gradescope['tests'], 'score'), gradescope['score']);
      assert(gradescope['tests'].every((one: { status: string }) => ['passed', 'failed'].includes(one.status)));
    } else assert(gradescope['tests'].every((one: object) => !('score' in one) && !('status' in one)));

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
    assert.equal(classroom['max-score'], isGraded ? MAX : 0);
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
