import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { exercises } from '../../../course.ts';
import type { Printed } from '../../grader/printed.ts';
import { exerciseReport, stepReport, type ExerciseReport, type Status } from '../../grader/report.ts';
import { screen } from './screen.ts';
import type { Place } from './places.ts';
import { CTRL_C, Watching } from './watching.ts';

const [first, second] = exercises() as [(typeof modules)[number], (typeof modules)[number]];
const modules = exercises().slice(0, 2);
const SIZE = { columns: 80, rows: 24 };
const HINTS = ['a nudge', 'a pointer', 'nearly the answer'];

/** A grade with these statuses; the rest of the steps passed. */
function graded(module: (typeof modules)[number], ...statuses: Status[]): ExerciseReport {
  const steps = module.exercise.steps.map((step, index) => {
    const status = statuses[index] ?? 'passed';
    return stepReport(step, { status, message: `Message of ${step.id}.` }, HINTS);
  });
  return exerciseReport(module, steps);
}

function watching(...reports: ExerciseReport[]): Watching {
  const made = new Watching(modules, first);
  for (const report of reports) made.graded(report, 290);
  return made;
}

const PLACES: Place[] = [
  { name: 'Edit', where: 'exercises/01-embed/embed.ts' },
  { name: 'Brief', where: 'http://127.0.0.1:4321/exercises/embed/' },
];
const seen = (of: Watching, size = SIZE) => stripVTControlCharacters(screen(of, size, PLACES).join('\n'));

/** So many different lines that code printed. */
function printed(count: number): Printed {
  return { lines: Array.from({ length: count }, (_one, index) => ({ text: `line ${index}`, times: 14 })), more: 0 };
}

test('the screen shows every step, and the message of the first that does not pass', () => {
  const shown = seen(watching(graded(first, 'passed', 'failed', 'not-started')));
  const [passed, failed] = first.exercise.steps as unknown as [{ title: string }, { title: string; id: string }];
  assert.match(shown, new RegExp(`^${first.title} {2}\\d+ of 100 points {2}checked in 290 ms$`, 'm'));
  assert(shown.includes(`  ✓ ${passed.title}`), shown);
  assert(shown.includes(`› ✗ ${failed.title}`), shown);
  assert(shown.includes(`Message of ${failed.id}.`), shown);
  assert(!shown.includes('nudge'), 'no hint before somebody asks');
  assert.match(shown, /^1, 2 exercise {3}h hint {3}n next {3}r reset {3}q quit$/m);
  for (const { name, where } of PLACES) assert.match(shown, new RegExp(`^${name} +${where}$`, 'm'));
});

test('a digit brings the exercise with this number into view, and one that leads nowhere says so', () => {
  const learner = watching(graded(first, 'failed'), graded(second));
  assert(seen(learner).includes(`${first.number} ${first.id} `), 'the numbers stand beside the exercises');
  learner.press(String(second.number));
  assert.equal(learner.current.module.id, second.id);
  learner.press('9');
  assert.equal(learner.current.module.id, second.id);
  const names = modules.map(({ number, id }) => `${number} ${id}`).join(', ');
  assert(seen(learner).includes(`No exercise with the number 9 is watched. There are: ${names}.`), seen(learner));
  learner.press(String(first.number));
  assert.equal(learner.current.module.id, first.id);
  assert(!seen(learner).includes('number 9'));

  const all = new Watching(exercises(), first);
  const shown = seen(all);
  assert.match(shown, new RegExp(`^${first.number}–${exercises().at(-1)!.number} exercise `, 'm'));
  for (const { number, id } of exercises()) assert(shown.includes(`${number} ${id} –`), shown);
  const alone = new Watching([first], first);
  assert.doesNotMatch(seen(alone), / exercise {3}h/);
});

test('what the code printed stands below the message, as much of it as there is room for', () => {
  const learner = new Watching(modules, first);
  learner.graded(graded(first, 'failed'), 290, printed(3));
  assert.match(seen(learner), /Message of .+\n\n +Your code printed, in all checks together:\n +line 0 {2}×14\n/);
  assert(seen(learner).includes('line 2  ×14'));

  learner.graded(graded(first, 'failed'), 290, printed(20));
  learner.current.report!.steps[0]!.message = Array.from({ length: 30 }, (_one, index) => `part ${index}`).join('\n');
  const shown = seen(learner);
  assert.match(shown, /part 0\n[^]*…\n\n +Your code printed[^]*line 0 {2}×14\n[^]*…\n\n/);
  assert.equal(shown.split('\n').length, SIZE.rows);

  learner.graded(graded(first), 290, printed(1));
  assert.match(seen(learner), /works\.[^]*line 0 {2}×14/);
  learner.graded(graded(first), 290);
  assert.doesNotMatch(seen(learner), /printed/);
});

test('h reveals one hint after another, n goes to the next step and then to the next exercise', () => {
  const learner = watching(graded(first, 'failed', 'not-started'), graded(second, 'failed'));
  for (const [index, hint] of HINTS.entries()) {
    assert.equal(learner.press('h'), undefined);
    assert(seen(learner).includes(`Hint ${index + 1} of 3: ${hint}`));
  }
  learner.press('h');
  assert(seen(learner).includes('That was the last hint for this step.'));
  learner.press('n');
  assert.equal(learner.focus?.id, first.exercise.steps[1]!.id);
  assert.deepEqual(learner.hints, [], 'hints belong to their step');
  learner.press('n');
  assert.equal(learner.focus?.id, second.exercise.steps[0]!.id);
  learner.press('n');
  assert.equal(learner.focus?.id, first.exercise.steps[0]!.id);
  assert.equal(learner.hints.length, 3, 'what was revealed stays so');
});

test('when everything passes, the screen says so and n stays', () => {
  const learner = watching(graded(first), graded(second));
  assert(seen(learner).includes(`All of ${first.title} works.`));
  learner.press('n');
  learner.press('h');
  assert(seen(learner).includes('There is nothing to give a hint for.'));
});

test('the view follows what is saved, not what is graded at the start', () => {
  const learner = watching(graded(first), graded(second, 'failed'));
  assert.equal(learner.current.module.id, first.id);
  learner.begin(second.id);
  assert(seen(learner).includes(`${second.id} …`));
  learner.graded(graded(second, 'failed'), 310);
  assert.equal(learner.current.module.id, second.id);
});

test('r asks first: only y resets; q and Ctrl-C quit, even amid the question', () => {
  const learner = watching(graded(first, 'failed'));
  assert.equal(learner.press('r'), undefined);
  assert(seen(learner).includes(`Put the starter in place of ${first.id}.ts? Your version is kept beside it.`));
  assert.equal(learner.press('n'), undefined);
  assert(seen(learner).includes('Nothing was reset.'));
  learner.press('r');
  assert.equal(learner.press('y'), 'reset');
  assert.equal(learner.press('y'), undefined, 'a yes without a question is nothing');
  assert.equal(learner.press('q'), 'quit');
  learner.press('r');
  assert.equal(learner.press(CTRL_C), 'quit');
});

test('a wide sign takes two places, and none is torn apart', () => {
  const learner = watching(graded(first, 'failed'));
  learner.current.report!.steps[0]!.message = `What it saw: ${'🍲'.repeat(40)} ${'👩‍🍳'.repeat(20)} 汤`;
  learner.current.report!.steps[1]!.title = '汤'.repeat(60);
  for (const columns of [40, 41, 80]) {
    const lines = screen(learner, { columns, rows: 40 }).map((line) => stripVTControlCharacters(line));
    for (const line of lines)
      assert(stringWidth(line) <= columns, `${stringWidth(line)} places in ${columns}: ${line}`);
    const said = lines.join('');
    assert.equal(said.match(/🍲/gu)?.length, 40);
    assert.equal(said.match(/👩‍🍳/gu)?.length, 20);
  }
});

test('whatever the window, no line is longer and there are no more lines than fit', () => {
  const learner = watching(graded(first, 'failed', 'failed'));
  learner.current.report!.steps[0]!.message = Array.from(
    { length: 30 },
    (_one, index) => `Line ${index} ${'x'.repeat(120)}`,
  ).join('\n');
  learner.current.printed = printed(20);
  for (const size of [SIZE, { columns: 34, rows: 12 }, { columns: 200, rows: 60 }, { columns: 20, rows: 3 }]) {
    for (const key of ['', 'h', 'r']) {
      learner.press(key);
      const lines = screen(learner, size, PLACES).map((line) => stripVTControlCharacters(line));
      assert(lines.length <= size.rows, `${lines.length} lines in ${size.rows}`);
      const longest = Math.max(...lines.map((line) => line.length));
      assert(longest <= size.columns || size.columns < 34, `${longest} characters in ${size.columns}`);
    }
  }
  learner.press('no');
  assert(seen(learner).includes('Hint 3 of 3'), 'a hint is in view, however long the message');
});
