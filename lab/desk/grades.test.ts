import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../project/root.ts';
import type { LiveMessage } from './messages.ts';
import { RunningCourse } from './start.ts';
import { about, exercise, Listening, scratch, soon, subject, workFolder } from './fixtures.ts';

test('every save is graded, and a page that comes later hears the last grade', async (context) => {
  const { work, file } = await workFolder(context, 'export {};');
  const site = { dist: await scratch(context), isBuilt: async () => true, builder: [] };
  const running = await RunningCourse.start({ port: 0, work, site, modules: [subject] });
  context.after(() => running.close());
  const listen = () => {
    const page = new Listening<LiveMessage>(`${running.url}live/events`);
    context.after(() => page.close());
    return page;
  };

  const page = listen();
  assert.equal((await page.next()).type, 'lab');
  const first = await page.next(({ type }) => type === 'graded');
  assert(first.type === 'graded');
  assert.equal(first.report.score, 0);

  await writeFile(file, await readFile(join(root, 'solutions', about.folder, `${exercise}.ts`), 'utf8'));
  assert.equal((await page.next(({ type }) => type !== 'site')).type, 'current', 'before it is graded');
  assert.deepEqual(await page.next(({ type }) => type !== 'site'), { type: 'grading', exercise });
  const graded = await page.next(({ type }) => type === 'graded');
  assert(graded.type === 'graded');
  assert.equal(graded.exercise, exercise);
  assert.equal(graded.report.score, graded.report.max);
  assert.deepEqual(
    graded.report.steps.map(({ id }) => id),
    about.steps.map(({ id }) => id),
  );
  assert(graded.ms > 0);

  const late = listen();
  assert.equal((await late.next()).type, 'lab');
  assert.deepEqual(await late.next(({ type }) => type === 'graded'), graded);
});

test('closing amid a grade leaves nothing running', async (context) => {
  const { work } = await workFolder(context, 'export {};');
  const site = { dist: await scratch(context), isBuilt: async () => true, builder: [] };
  const running = await RunningCourse.start({ port: 0, work, site, modules: [subject] });
  const grading = new Promise((begun) => running.on('message', ({ type }) => type === 'grading' && begun(true)));
  await grading;
  await running.close();
  await assert.rejects(fetch(running.current.supervisor.host.url));
  await soon(() => !process.getActiveResourcesInfo().includes('ProcessWrap'));
});
