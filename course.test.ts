import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agendaById, agendas, decks, exercises, minutesIn, modules, pauseAfter, schedule } from './course.ts';

for (const agenda of agendas) {
  const blocks = schedule(agenda);

  test(`${agenda.title} tells every module once, in course order, and sends people to exercises just told`, () => {
    const talks = blocks.filter(({ kind }) => kind === 'talk').map(({ module }) => module!.id);
    assert.deepEqual(
      talks,
      decks().map(({ id }) => id),
    );
    for (const [index, { kind, module }] of blocks.entries()) {
      if (kind === 'exercise') assert.equal(blocks[index - 1]?.module, module);
    }
  });

  test(`the minutes of ${agenda.title} are those of its parts, one after the other`, () => {
    const minutes = { talk: decks(), exercise: exercises() };
    for (const { kind, module, minutes: planned } of blocks) {
      if (kind === 'talk') assert.equal(planned, minutes.talk.find(({ id }) => id === module?.id)?.deck.minutes);
      if (kind === 'exercise')
        assert.equal(planned, minutes.exercise.find(({ id }) => id === module?.id)?.exercise.minutes);
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

test('half a day is four hours at most, a full day seven and a half with lunch', () => {
  assert.equal(agendaById('half-day').limit, 4 * 60);
  assert.equal(agendaById('full-day').limit, 7.5 * 60);
  assert(schedule(agendaById('full-day')).some(({ title, minutes }) => title === 'Lunch' && minutes >= 45));
});

test('agendas break after the same modules, so that one workshop deck serves them all', () => {
  const places = agendas.map((agenda) => modules.filter(({ id }) => pauseAfter(agenda, id)).map(({ id }) => id));
  for (const place of places) assert.deepEqual(place, places[0]);
});

test('clock times follow from the start, also past midnight', () => {
  const agenda = {
    ...agendaById('half-day'),
    items: [{ talk: 'push' }, { pause: 'Coffee', minutes: 15 }, { exercise: 'pull' }] as const,
  };
  const times = schedule(agenda, '23:30').map(({ title, start, end }) => [title, start, end]);
  assert.deepEqual(times, [
    ['Push', '23:30', '23:50'],
    ['Coffee', '23:50', '00:05'],
    ['Pull', '00:05', '00:55'],
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
  assert.throws(() => agendaById('week'), /No agenda is called “week”\. There are: half-day, full-day\./);
});
