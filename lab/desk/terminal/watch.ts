/** `npm run grade -- --watch`: checks at every save, drawn in place on a terminal, in plain lines elsewhere. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ExerciseModule } from '../../../course.ts';
import { interruption } from '../../project/interruption.ts';
import { reset } from '../../project/reset.ts';
import type { ExitCode } from '../../project/user-error.ts';
import { LiveGrader } from '../../grader/live.ts';
import { Saves } from '../../project/saves.ts';
import { ownTrouble } from '../../grader/report.ts';
import { exerciseText } from '../../results/terminal.ts';
import { lastWorkedOn } from '../last-worked-on.ts';
import { runningCourse } from '../port-in-use.ts';
import { placesOf, placeText } from './places.ts';
import { screen } from './screen.ts';
import { Terminal } from './terminal.ts';
import { Watching } from './watching.ts';

/**
 * Watches until somebody ends it.
 *
 * @param work a folder laid out like `exercises/`
 */
export async function watch(modules: ExerciseModule[], work: string): Promise<ExitCode> {
  const { stdin, stdout } = process;
  const ended = interruption();
  if (stdin.isTTY && stdout.isTTY) await watchInPlace(modules, work, new Terminal(stdin, stdout), ended);
  else await watchInLines(modules, work, ended);
  return 0;
}

async function watchInLines(modules: ExerciseModule[], work: string, ended: Promise<unknown>): Promise<void> {
  const saves = new Saves(modules, work);
  const live = new LiveGrader({ modules, work, saves, log: console.error });
  let course = await runningCourse();
  live.on('graded', (report, ms, printed) => {
    const places = placesOf(
      modules.find(({ id }) => id === report.id)!,
      work,
      course,
    ).map(placeText);
    const checked = `Checked in ${Math.round(ms)} ms. Waiting for the next save; Ctrl-C ends.`;
    console.log([exerciseText(report, printed), '', ...places, checked, ''].join('\n'));
    void runningCourse().then((url) => (course = url));
  });
  live.on('trouble', (error) => console.error(ownTrouble(error)));
  const started = saves.open().then(async () => live.start((await lastWorkedOn(modules, work)).id));
  await Promise.race([ended, started]);
  await ended;
  await Promise.all([saves.close(), live.close()]);
}

async function watchInPlace(
  modules: ExerciseModule[],
  work: string,
  terminal: Terminal,
  ended: Promise<unknown>,
): Promise<void> {
  const watching = new Watching(modules, await lastWorkedOn(modules, work));
  const draw = () => {
    const places = placesOf(watching.current.module, work, watching.course);
    terminal.draw(screen(watching, terminal.size, places));
  };
  let isShown = true;
  const show = (change: () => void) => {
    change();
    draw();
  };
  const saves = new Saves(modules, work);
  const live = new LiveGrader({ modules, work, saves, log: (line) => show(() => (watching.notice = line)) });
  live.on('grading', (exercise) => show(() => watching.begin(exercise)));
  // The course may be started, or ended, at any time.
  const lookForCourse = () => void runningCourse().then((url) => isShown && show(() => (watching.course = url)));
  live.on('graded', (report, ms, printed) => {
    show(() => watching.graded(report, ms, printed));
    lookForCourse();
  });
  live.on('trouble', (error) => show(() => watching.trouble(ownTrouble(error))));
  const quit = Promise.withResolvers<void>();
  terminal.enter((key) => {
    const wish = watching.press(key);
    if (wish === 'quit') quit.resolve();
    if (wish === 'reset') {
      void resetIn(work, watching.current.module.id).then((told) => show(() => (watching.notice = told)));
    }
    draw();
  }, draw);
  try {
    draw();
    lookForCourse();
    void saves.open().then(() => live.start(watching.current.module.id));
    await Promise.race([quit.promise, ended]);
  } finally {
    isShown = false;
    terminal.leave();
    const { report, printed } = watching.current;
    if (report) console.log(exerciseText(report, printed));
    await Promise.all([saves.close(), live.close()]);
  }
}

/**
 * Resets an exercise.
 *
 * @returns what became of the learner's version, for them to read
 */
async function resetIn(work: string, id: string): Promise<string> {
  const folder = dirname(work);
  if (basename(work) !== 'exercises' || !existsSync(join(folder, 'solutions')))
    return 'Only the exercises/ of the project can be reset: there is no starter for this folder.';
  const said: string[] = [];
  try {
    await reset([id], { folder, log: (line) => said.push(line) });
    return said.join(' ');
  } catch (error) {
    return `Nothing was reset: ${(error as Error).message}`;
  }
}
