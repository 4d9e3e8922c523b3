import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  agendaById,
  agendas,
  decks,
  exercises,
  isTold,
  minutesIn,
  modules,
  pauseAfter,
  schedule,
  sheets,
  talkMinutes,
  workIn,
  type Agenda,
} from './course.ts';

for (const agenda of agendas) {
  const blocks = schedule(agenda);

  test(`${agenda.title} tells every module once, in course order, and sends people to exercises just told`, () => {
    const talks = blocks.filter(({ kind }) => kind === 'talk').map(({ module }) => module!.id);
    assert.deepEqual(
      talks,
      decks().map(({ id }) => id),
    );
    for (const [index, { kind, module }] of blocks.entries()) {
      if (kind === 'exercise' || kind === 'activity') assert.equal(blocks[index - 1]?.module, module);
    }
  });

  test(`the minutes of ${agenda.title} are those of its parts, one after the other`, () => {
    for (const { kind, module, minutes } of blocks) {
      if (kind === 'talk') assert.equal(minutes, talkMinutes(module!, agenda.id));
      if (kind === 'exercise') assert(minutes <= module!.exercise!.minutes + 5 && minutes >= 45, `${minutes} minutes`);
      if (kind === 'activity') assert.equal(minutes, module!.activity!.minutes);
    }
    assert.equal(blocks[0]?.start, agenda.start);
    for (const [index, block] of blocks.entries()) {
      if (index > 0) assert.equal(block.start, blocks[index - 1]?.end);
    }
    assert.equal(
      minutesIn(agenda),
      blocks.reduce((sum, block) => sum + block.minutes, 0),
    );
  });

  test(`${agenda.title} keeps its promise, and nobody sits for more than two hours`, () => {
    assert(minutesIn(agenda) <= agenda.limit, `${minutesIn(agenda)} minutes`);
    let sitting = 0;
    for (const { kind, minutes } of blocks) {
      sitting = kind === 'pause' ? 0 : sitting + minutes;
      assert(sitting <= 120, `${sitting} minutes without a break`);
    }
  });
}

const sumOf = (agenda: Agenda, ...kinds: string[]) =>
  schedule(agenda)
    .filter(({ kind }) => kinds.includes(kind))
    .reduce((sum, { minutes }) => sum + minutes, 0);

test('ninety minutes are ninety, half a day is four hours at most, a full day seven and a half with lunch', () => {
  assert.equal(agendaById('ninety-minutes').limit, 90);
  assert.equal(agendaById('half-day').limit, 4 * 60);
  assert.equal(agendaById('full-day').limit, 7.5 * 60);
  assert(schedule(agendaById('full-day')).some(({ title, minutes }) => title === 'Lunch' && minutes >= 45));
});

test('half a day has two hours of talk at most, and twenty minutes for laptops and slack', () => {
  const half = agendaById('half-day');
  assert(sumOf(half, 'talk', 'words') <= 120, `${sumOf(half, 'talk', 'words')} minutes of talk`);
  assert(sumOf(half, 'air') >= 20, `${sumOf(half, 'air')} minutes of air`);
  assert(sumOf(agendaById('full-day'), 'air') >= 20);
});

test('a longer agenda tells what a shorter one tells, and more', () => {
  assert(isTold(undefined, 'ninety-minutes'));
  assert(!isTold('half-day', 'ninety-minutes'));
  assert(isTold('half-day', 'full-day'));
  for (const module of decks()) {
    const minutes = agendas.map(({ id }) => talkMinutes(module, id)!);
    assert.deepEqual(
      minutes,
      minutes.toSorted((a, b) => a - b),
      module.id,
    );
  }
});

test('work that an agenda has no time for is in no block of it', () => {
  assert.equal(workIn(agendaById('half-day'), 'exercise', 'pull')?.minutes, 55);
  assert.equal(workIn(agendaById('half-day'), 'exercise', 'push'), undefined);
  assert.equal(workIn(agendaById('full-day'), 'activity', 'synthesize')?.minutes, 20);
});

test('whoever writes no code has a task in every exercise, and a sheet for it', () => {
  for (const { id, exercise } of exercises()) {
    assert(exercise.withoutCode.split(' ').length >= 12, id);
    assert(
      sheets.some((sheet) => sheet.id === exercise.sheet),
      id,
    );
  }
});

test('clock times follow from the start, also past midnight', () => {
  const agenda = {
    ...agendaById('half-day'),
    items: [{ talk: 'push' }, { pause: 'Coffee', minutes: 15 }, { exercise: 'pull' }] as const,
  };
  const times = schedule(agenda, '23:30').map(({ title, start, end }) => [title, start, end]);
  assert.deepEqual(times, [
    ['Push', '23:30', '23:44'],
    ['Coffee', '23:44', '23:59'],
    ['Pull', '23:59', '00:49'],
  ]);
  assert.throws(() => schedule(agenda, '9 o’clock'), /“9 o’clock” is no time of day; write it as 09:00/);
});

test('an exercise that a module lacks takes no time', () => {
  const unbuilt = modules.find(({ exercise }) => !exercise)!;
  const agenda = { ...agendaById('half-day'), items: [{ exercise: unbuilt.id }, { pause: 'Coffee', minutes: 15 }] };
  assert.deepEqual(
    schedule(agenda).map(({ title }) => title),
    ['Coffee'],
  );
  assert.equal(pauseAfter(agenda, unbuilt.id), undefined);
});

test('an agenda nobody knows is refused with the names there are', () => {
  assert.throws(
    () => agendaById('week'),
    /No agenda is called “week”\. There are: ninety-minutes, half-day, full-day\./,
  );
});
