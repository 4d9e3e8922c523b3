/** The course follows whatever a learner saves, also files that are no programs. */
import assert from 'node:assert/strict';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { exercises } from '../../course.ts';
import type { LiveMessage } from './messages.ts';
import { RunningCourse } from './start.ts';
import { Listening, scratch } from './fixtures.ts';

const modules = exercises().filter(({ id }) => id === 'pull' || id === 'build-risk');
const BROKEN = 'export const = 3;';

test('the exercise that is saved is the current one, whatever becomes of its file', async (context) => {
  const folder = await scratch(context);
  const work = join(folder, 'exercises');
  const [first, second] = modules.map(({ id, exercise }) => join(work, exercise.folder, `${id}.ts`)) as [
    string,
    string,
  ];
  for (const file of [first, second]) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, BROKEN);
  }
  const site = { dist: join(folder, 'dist'), isBuilt: async () => true, builder: [] };
  const running = await RunningCourse.start({ port: 0, work, site, modules });
  context.after(() => running.close());
  const page = new Listening<LiveMessage>(`${running.url}live/events`);
  context.after(() => page.close());
  const graded = async (id: string) => {
    const message = await page.next((one) => one.type === 'graded' && one.exercise === id);
    assert(message.type === 'graded');
    return message.report;
  };
  await graded(modules[1]!.id);

  for (const [index, file] of [second, first].entries()) {
    const { id, title } = modules[1 - index]!;
    await writeFile(file, `${BROKEN} // again`);
    const current = await page.next(({ type }) => type === 'current');
    assert(current.type === 'current');
    assert.deepEqual([current.exercise, current.title, current.page], [id, title, `/exercises/${id}/`]);
    const report = await graded(id);
    assert.match(report.steps[0]!.message!, /does not load/);
    assert.equal(running.current.id, id);
  }
  const late = new Listening<LiveMessage>(`${running.url}live/events`);
  context.after(() => late.close());
  const told = await late.next(({ type }) => type === 'current');
  assert(told.type === 'current' && told.exercise === modules[0]!.id);

  await rm(first);
  assert.match((await graded(modules[0]!.id)).steps[0]!.message!, /^There is no /);
  await writeFile(`${first}.new`, 'export function renamed() {}');
  await rename(`${first}.new`, first);
  const renamed = (await graded(modules[0]!.id)).steps;
  assert(
    renamed.every(({ status, message }) => status === 'failed' && /does not export a function called/.test(message!)),
  );
});

test('without a browser to grade with, the lab follows what is saved all the same', async (context) => {
  const before = process.env['HOST_AND_REMOTE_BROWSER'];
  process.env['HOST_AND_REMOTE_BROWSER'] = '/nowhere';
  context.after(() => {
    if (before === undefined) delete process.env['HOST_AND_REMOTE_BROWSER'];
    else process.env['HOST_AND_REMOTE_BROWSER'] = before;
  });
  const folder = await scratch(context);
  const work = join(folder, 'exercises');
  const files = modules.map(({ id, exercise }) => join(work, exercise.folder, `${id}.ts`));
  for (const file of files) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, 'export {};');
  }
  const site = { dist: join(folder, 'dist'), isBuilt: async () => true, builder: [] };
  const running = await RunningCourse.start({ port: 0, work, site, modules });
  context.after(() => running.close());
  const page = new Listening<LiveMessage>(`${running.url}live/events`);
  context.after(() => page.close());
  const trouble = await page.next(({ type }) => type === 'trouble');
  assert.match(trouble.type === 'trouble' ? trouble.message : '', /^Nothing is graded: /);

  const other = modules.findIndex(({ id }) => id !== running.current.id);
  await writeFile(files[other]!, 'export {}; // saved');
  const current = await page.next(({ type }) => type === 'current');
  assert.equal(current.type === 'current' && current.exercise, modules[other]!.id);
  assert.equal(running.current.id, modules[other]!.id);
});
