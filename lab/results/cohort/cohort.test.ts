/** A cohort as a teacher meets it: good work, odd folders, nonsense and malice side by side. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { chromium } from 'playwright';
import { exercises } from '../../../course.ts';
import { barriersOn } from '../../project/browser/barriers.ts';
import { findBrowser } from '../../project/browser/find.ts';
import { hostileOf, solutionOf } from '../../grader/corpus.ts';
import { GraderResources } from '../../grader/resources.ts';
import { Verdicts } from '../../grader/verdicts.ts';
import { deriveStarter } from '../../project/derive-starter.ts';
import { root } from '../../project/root.ts';
import { gradeCohort, type CohortOptions } from './cohort.ts';
import { canRunAsNobody } from './layers.ts';
import { Progress } from './progress.ts';
import { makeOddClass } from './odd-class.ts';
import { openClass, takeIn } from './intake/intake.ts';
import { writeCohort } from './write.ts';

const PULL = exercises().find(({ id }) => id === 'pull')!;
const SOLUTION = solutionOf(PULL);

const hostile = (name: string) => hostileOf(PULL).find((one) => one.name === name)!.program;

/** A folder with these files. */
async function tree(context: TestContext, files: Record<string, string>): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'cohort-')));
  context.after(() => rm(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** What lies in the submissions, and in the parts of the kit that somebody might want to change. */
async function fingerprints(submissions: string): Promise<string[]> {
  const found: string[] = [];
  for (const folder of [
    submissions,
    ...['exercises', 'solutions', 'lab/grader', 'lab/api'].map((one) => join(root, one)),
  ]) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      const file = join(entry.parentPath, entry.name);
      found.push(`${file} ${hash('sha256', await readFile(file))}`);
    }
  }
  return found.toSorted();
}

/** Processes that this one, or a Host of its, started and that still run; on systems that can tell. */
async function childrenLeft(): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(
    ids.map(async (id) => {
      const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
      if (!new RegExp(`^PPid:\\s+${process.pid}$`, 'm').test(status) || /^State:\s+Z/m.test(status)) return '';
      return (await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ').trim();
    }),
  );
  return commands.filter(Boolean);
}

/**
 * Grades a folder.
 *
 * @returns each learner's score, and who was known from an earlier run
 */
async function grade(
  context: TestContext,
  folder: string,
  kept: string | undefined,
  more: Partial<CohortOptions> = {},
) {
  const resources = new GraderResources({ asNobody: await canRunAsNobody() });
  context.after(() => resources.close());
  const known: string[] = [];
  const verdicts = new Verdicts(kept === undefined ? { recall: false } : { folder: kept });
  const modules = more.modules ?? [PULL];
  const { people } = await takeIn(await openClass(folder), modules);
  const sheets = await gradeCohort({
    resources,
    modules,
    people,
    verdicts,
    scratch: await tree(context, {}),
    concurrency: 2,
    onGraded: ({ learner }, before) => before && known.push(learner),
    signal: new AbortController().signal,
    ...more,
  });
  await verdicts.tidy();
  return {
    sheets,
    known,
    close: () => resources.close(),
    scores: Object.fromEntries(sheets.map(({ learner, report }) => [learner, report.score])),
    outcomes: Object.fromEntries(sheets.map(({ learner, work }) => [learner, work['pull']?.outcome])),
  };
}

test('hostile work harms nobody else; a second run grades only what changed', async (context) => {
  const folder = await tree(context, {
    'ada/03-pull/pull.ts': SOLUTION,
    'bram/03-pull/pull.ts': hostile('loop-at-import'),
    'cleo/03-pull/pull.ts': hostile('exit-at-import'),
    'dora/pull.ts': SOLUTION,
    'eve/notes.txt': 'I was ill.',
    'finn/03-pull/pull.ts': SOLUTION,
    'hana/03-pull/pull.ts': hostile('writes-the-grade'),
    'ines/03-pull/pull.ts': hostile('starts-a-process'),
    'jo/03-pull/pull.ts': hostile('leaves-things-running'),
    'kim/03-pull/pull.ts': "export * from './answer.ts';",
    'lea/03-pull/pull.ts': hostile('patches-json'),
  });
  await mkdir(join(folder, 'gus'));
  const solution = join(root, 'solutions/03-pull/pull.ts');
  await symlink(solution, join(folder, 'gus/pull.ts'));
  await symlink(solution, join(folder, 'kim/03-pull/answer.ts'));
  const before = await fingerprints(folder);
  const kept = join(await tree(context, {}), 'kept');
  const first = await grade(context, folder, kept);
  const honest = { ada: 100, dora: 100, finn: 100, jo: 100 };
  const scores = { ...honest, bram: 0, cleo: 0, eve: 0, gus: 0, hana: 0, ines: 0, kim: 0, lea: 0 };
  assert.deepEqual(first.scores, scores);
  assert.deepEqual(
    [first.outcomes['eve'], first.outcomes['gus'], first.outcomes['cleo']],
    ['nothing', 'unreadable', 'points'],
  );
  // Who has handed in the same as somebody else is told the same, and where there is nothing to grade nobody waits.
  const alike = new Set(['ada', 'dora', 'finn']);
  assert.equal(first.known.filter((name) => alike.has(name)).length, 2);
  assert(
    first.known.every((name) => alike.has(name) || name === 'eve' || name === 'gus'),
    first.known.join(),
  );
  await first.close();
  assert.deepEqual(await fingerprints(folder), before, 'nothing was written outside the copies');
  assert.deepEqual(await childrenLeft(), [], 'no process survives');

  await writeFile(join(folder, 'eve/pull.ts'), SOLUTION);
  const [damaged] = await readdir(join(kept, 'pull'));
  await writeFile(join(kept, 'pull', damaged!), '{"gradedAt": "half');
  const second = await grade(context, folder, kept);
  assert.deepEqual(second.scores, { ...scores, eve: 100 });
  assert(second.known.length >= Object.keys(scores).length - 3, 'half a verdict is none, and the others are known');

  const stop = AbortSignal.abort();
  assert.deepEqual((await grade(context, folder, kept, { signal: stop })).sheets, []);
});

test('every way of handing in that we have met has the outcome and the points that it deserves', async (context) => {
  const folder = join(await tree(context, {}), 'class');
  const all = await makeOddClass(PULL, folder);
  const kept = join(await tree(context, {}), 'kept');
  const { scores, outcomes, sheets } = await grade(context, folder, kept);
  const people = all.flatMap(({ learner, ...rest }) => (learner === undefined ? [] : [{ learner, ...rest }]));
  assert.deepEqual(outcomes, Object.fromEntries(people.map(({ learner, outcome }) => [learner, outcome])));
  assert.deepEqual(scores, Object.fromEntries(people.map(({ learner, score }) => [learner, score])));

  const out = await tree(context, {});
  await writeCohort(sheets, out);
  assert.equal((await readdir(join(out, 'learners'))).length, people.length);
  const sam = await readFile(join(out, 'learners/sam/report.html'), 'utf8');
  for (const told of ['is written in UTF-16', 'sam/03-pull/pull.ts', sheets[0]!.kit, sheets[0]!.work['pull']!.checks])
    assert(sam.includes(told), told);
  assert.match(await readFile(join(out, 'learners/emil/report.html'), 'utf8'), /could not be read/);
  assert.match(await readFile(join(out, 'learners/zoe/report.html'), 'utf8'), /Handed in unchanged/);

  const { scores: best } = await grade(context, folder, kept, { best: true });
  assert.deepEqual(best, { ...scores, pia: 100 }, 'the best attempt counts when it is asked for');
});

test('the grader’s own trouble is no grade, and takes none away', async (context) => {
  const folder = await tree(context, { 'ada/03-pull/pull.ts': SOLUTION, 'bo/notes.txt': 'I was ill.' });
  const resources = new GraderResources();
  await resources.close(); // whoever asks it for anything now meets an error
  const { sheets, outcomes } = await grade(context, folder, undefined, { resources });
  assert.deepEqual(outcomes, { ada: 'trouble', bo: 'nothing' });
  const out = await tree(context, {});
  await writeCohort(sheets, out);
  const [canvas, moodle, outcomesCsv, overview] = await Promise.all(
    ['canvas.csv', 'moodle.csv', 'outcomes.csv', 'overview.html'].map((file) => readFile(join(out, file), 'utf8')),
  );
  for (const book of [canvas!, moodle!]) {
    assert.doesNotMatch(book, /ada/);
    assert.match(book, /^bo,/m);
  }
  assert.match(outcomesCsv!, /^ada,pull,the grader’s own trouble,,100,/m);
  assert.match(outcomesCsv!, /^bo,pull,nothing handed in,0,100,/m);
  assert.match(overview!, /No grade/);
  const gradescope = JSON.parse(await readFile(join(out, 'learners/ada/gradescope/results.json'), 'utf8'));
  assert.equal('score' in gradescope, false);
  assert(gradescope.tests.every((test: object) => !('score' in test)));
});

test('the overview is valid and accessible, links to every card, and sorts', async (context) => {
  const folder = await tree(context, {
    'Gül Özil/pull.ts': SOLUTION,
    'ada & co/03-pull/pull.ts': hostile('syntax-error'),
    'bo/x.txt': '',
  });
  const out = await tree(context, {});
  const { sheets } = await grade(context, folder, join(out, 'kept'));
  await writeCohort(sheets, out);
  const html = await readFile(join(out, 'overview.html'), 'utf8');
  const report = await new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: { 'require-sri': 'off' },
  }).validateString(html);
  assert(report.valid, JSON.stringify(report.results[0]?.messages, null, 1));

  const browser = await chromium.launch(await findBrowser());
  context.after(() => browser.close());
  for (const colorScheme of ['light', 'dark'] as const) {
    const browsing = await browser.newContext({ colorScheme });
    browsing.setDefaultTimeout(0); // a busy machine may take its time
    const page = await browsing.newPage();
    await page.goto(`file://${join(out, 'overview.html')}`);
    assert.deepEqual(await barriersOn(page), []);
    const learners = () => page.locator('table').first().locator('tbody th').allInnerTexts();
    assert.deepEqual(await learners(), ['ada & co', 'bo', 'Gül Özil']);
    await page.getByRole('button', { name: 'Total' }).click();
    await page.getByRole('button', { name: 'Total' }).click();
    assert.equal((await learners())[0], 'Gül Özil');
    await page.getByRole('link', { name: 'Gül Özil' }).click();
    await page.getByRole('heading', { name: 'Report card' }).waitFor();
    await browsing.close();
  }
});

test('progress is a bar with the time left on a terminal, and plain lines elsewhere', () => {
  const written: string[] = [];
  const out = (isTTY: boolean) => ({
    isTTY,
    write: (text: string | Uint8Array) => Boolean(written.push(String(text))),
  });
  let now = 0;
  const plain = new Progress(3, out(false), () => now);
  now = 2_000;
  plain.step('ada: 100 of 100');
  now = 4_000;
  plain.step('bram: 0 of 100');
  plain.end();
  assert.deepEqual(written.splice(0), ['1 of 3  ada: 100 of 100\n', '2 of 3  bram: 0 of 100, about 2 s left\n']);
  const bar = new Progress(2, out(true), () => now);
  bar.step('ada', true);
  bar.end();
  assert.match(written[0]!, /^\r\S+█{12}░{12} {2}1 of 2 {2}ada$/u);
  assert.equal(written[1], '\n');
});

test('a class that is graded again has the points and the titles of today', async (context) => {
  const folder = await tree(context, { 'ada/03-pull/pull.ts': deriveStarter(SOLUTION, 'pull.ts') });
  const kept = join(await tree(context, {}), 'kept');
  await grade(context, folder, kept);
  const [first, ...others] = PULL.exercise.steps;
  const steps = [{ ...first!, title: 'Another title', points: first!.points + 10 }, ...others];
  const changed = { ...PULL, exercise: { ...PULL.exercise, steps } };
  const { sheets, known } = await grade(context, folder, kept, { modules: [changed] });
  assert.deepEqual(known, ['ada']);
  const [reported] = sheets[0]!.report.exercises[0]!.steps;
  assert.deepEqual([reported!.title, reported!.points], ['Another title', first!.points + 10]);
});
