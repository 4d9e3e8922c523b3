import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { exercises } from '../../course.ts';
import { exerciseText, PRINTED_HEADING } from '../results/terminal.ts';
import { HostProcess } from '../runner/host-process.ts';
import { Printing, type Printed } from './printed.ts';
import { exerciseReport } from './report.ts';

const [module] = exercises();

function printing(...lines: string[]): Printed {
  const printing = new Printing();
  for (const line of lines) printing.add(line);
  return printing.printed;
}

/** What stands under a report, line by line. */
function told(printed: Printed): string[] {
  const [, below] = stripVTControlCharacters(exerciseText(exerciseReport(module!, []), printed)).split(PRINTED_HEADING);
  return below?.split('\n').slice(1) ?? [];
}

test('each line stands there once, in the order of its first time, with how often it came', () => {
  const printed = printing('HR said 200', 'asked', 'HR said 200', '', '  ', 'HR said 200');
  assert.deepEqual(told(printed), ['      HR said 200  ×3', '      asked']);
  assert.deepEqual(told(printing()), []);
});

test('at most 20 lines of 200 letters, and how many more there were', () => {
  const numbers = Array.from({ length: 25 }, (_one, index) => `line ${index}`);
  assert.deepEqual(told(printing(...numbers, ...numbers)).slice(19), [
    '      line 19  ×2',
    '      … and 10 more lines that are none of these',
  ]);
  assert.equal(told(printing(...numbers.slice(0, 21))).at(-1), '      … and one more line that is none of these');
  const [long] = printing('🍲'.repeat(300)).lines;
  assert.equal(long!.text, `${'🍲'.repeat(199)}…`);
});

test('what would do something to a terminal is left out', () => {
  const { lines } = printing('\u001b[2J\u001b]0;title\u0007all passed\r\u009b1A');
  assert.deepEqual(lines, [{ text: 'all passed', times: 1 }]);
});

test('pieces of a process are put together to lines, until nobody follows it', async (context) => {
  const process = new HostProcess();
  context.after(async () => {
    process.end();
    await process.cleared();
  });
  const printing = new Printing();
  const stop = printing.follow(process);
  for (const piece of ['one\ntw', 'o\nhalf']) process.emit('output', piece);
  stop();
  process.emit('output', 'late\n');
  assert.deepEqual(
    printing.printed.lines.map(({ text }) => text),
    ['one', 'two', 'half'],
  );
});
