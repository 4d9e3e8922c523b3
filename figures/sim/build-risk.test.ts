import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account, date, standing, verdict } from './build-risk-words.ts';
import { LAST_STEP, scene } from './build-risk-scenes.ts';
import { ANNOUNCED, at, END, next, OPENS, SUNSET, type Moment, type Settings } from './build-risk.ts';

const CAREFUL = { adapter: true, quarantine: true };
const PREPARED = { ...CAREFUL, contract: true };
const ALL: readonly Partial<Settings>[] = [{}, { contract: true }, { adapter: true }, CAREFUL, PREPARED];

function readings({ places }: Moment): string {
  return places.map(({ reading }) => reading).join(' ');
}

function text({ places }: Moment, id: string): string {
  return places.find((place) => place.id === id)!.text;
}

test('as long as version 1 answers and nothing is mended, every place reads it', () => {
  for (const settings of ALL)
    for (const day of [0, ANNOUNCED, OPENS]) assert.equal(readings(at(day, settings)), 'v1 v1 v1 v1');
  for (const settings of ALL.slice(2)) assert.equal(text(at(0, settings), 'directory'), 'Tomás Brito, LIS');
});

test('HR answers one version, then both, then the other', () => {
  assert.deepEqual(
    [OPENS - 1, OPENS, SUNSET - 1, SUNSET].map((day) => at(day).versions),
    [[1], [1, 2], [1, 2], [2]],
  );
  assert.deepEqual(
    [ANNOUNCED - 1, ANNOUNCED, SUNSET - 1, SUNSET].map((day) => at(day).announced),
    [false, true, true, false],
  );
});

test('where every place knows HR’s words, all four show “undefined”, and whoever has left is in today', () => {
  const moment = at(SUNSET);
  assert.equal(readings(moment), 'undefined undefined undefined undefined');
  for (const place of moment.places) assert.match(place.text, /undefined/);
  assert.equal(text(moment, 'today').split(', ').length, 3);
  assert.equal(
    moment.places.every(({ wrong }) => wrong),
    true,
  );
});

test('places are mended one after the other, an adapter in one go', () => {
  const mended = (settings: Partial<Settings>) =>
    [SUNSET, SUNSET + 21, SUNSET + 42, SUNSET + 84].map((day) => at(day, settings).mended);
  assert.deepEqual(mended({}), [0, 1, 2, 4]);
  assert.deepEqual(mended({ adapter: true }), [0, 1, 1, 1]);
  assert.equal(readings(at(SUNSET + 42)), 'v2 v2 undefined undefined');
});

test('an adapter that cannot read shows what it had and says so: nothing is undefined', () => {
  const moment = at(SUNSET, { adapter: true });
  assert.equal(readings(moment), 'kept kept kept kept');
  assert.equal(
    moment.places.some((place) => place.wrong || place.text.includes('undefined')),
    false,
  );
});

test('an unknown status counts as active, unless it is set aside', () => {
  const day = SUNSET + 21;
  const guessing = at(day, { adapter: true });
  assert.equal(text(guessing, 'today'), 'Ada, Tomás');
  assert.deepEqual(
    guessing.places.filter(({ wrong }) => wrong).map(({ id }) => id),
    ['today'],
  );
  const careful = at(day, CAREFUL);
  assert.equal(text(careful, 'today'), 'Ada');
  assert.deepEqual(
    careful.setAside.map(({ id }) => id),
    ['00055'],
  );
  assert.equal(
    careful.places.some(({ wrong }) => wrong),
    false,
  );
});

test('setting aside needs the adapter, and version 1 has nothing to set aside', () => {
  assert.deepEqual(at(END, { quarantine: true }).setAside, []);
  assert.deepEqual(at(SUNSET - 1, CAREFUL).setAside, []);
});

test('a contract test gives two months more: enough for one adapter, not for four places', () => {
  assert.equal(at(SUNSET, { contract: true }).noticedAt, OPENS);
  assert.equal(readings(at(SUNSET, { contract: true })), 'v2 v2 undefined undefined');
  const days = Array.from({ length: END + 1 }, (_, day) => at(day, PREPARED));
  assert.equal(
    days.some(({ places }) => places.some(({ wrong, reading }) => wrong || reading === 'kept')),
    false,
  );
});

test('the next thing that happens lies ahead, until the end', () => {
  for (const settings of ALL) {
    const days = [0];
    while (days.at(-1)! < END) days.push(next(at(days.at(-1)!, settings)));
    assert.deepEqual(
      days,
      days.toSorted((a, b) => a - b),
    );
    for (const day of [ANNOUNCED, OPENS, SUNSET, at(0, settings).mendedAt]) assert.ok(days.includes(day), `${day}`);
  }
  assert.equal(next(at(END)), END);
});

test('days have dates, and the contract test names places', () => {
  assert.deepEqual([0, ANNOUNCED, OPENS, SUNSET, END].map(date), [
    '2 March',
    '9 March',
    '1 April',
    '1 June',
    '31 August',
  ]);
  assert.throws(() => date(END + 1), RangeError);
  assert.deepEqual(verdict(at(OPENS)), ['There is none.']);
  assert.deepEqual(verdict(at(OPENS - 1, PREPARED)), ['Version 1: as agreed']);
  assert.ok(verdict(at(OPENS, PREPARED)).includes('Version 2: people[0].status missing'));
  assert.ok(verdict(at(OPENS + 21, PREPARED)).some((line) => line.includes('on-leave')));
  assert.deepEqual(
    [0, OPENS, SUNSET].map((day) => [standing(1, at(day)), standing(2, at(day))]),
    [
      ['answers', 'not yet'],
      ['until 1 June', 'answers'],
      ['ended', 'answers'],
    ],
  );
});

test('whatever the day and the settings, the account is about what is shown', () => {
  for (const settings of ALL)
    for (let day = 0; day <= END; day++) {
      const moment = at(day, settings);
      const lost = moment.places.some(({ reading }) => reading === 'undefined');
      assert.equal(account(moment).includes('“undefined”'), lost, `day ${day}`);
    }
  assert.match(account(at(SUNSET + 63)), /1 shows “undefined”/);
  assert.match(account(at(SUNSET, { contract: true })), /2 of 4 places are mended, and 2 show/);
  assert.match(account(at(OPENS + 21, { contract: true })), /1 of 4 places read version 2/);
  assert.match(account(at(OPENS)), /so nobody looks/);
});

test('every scene of the deck shows what it is there for, and says so', () => {
  const scenes = Array.from({ length: LAST_STEP + 1 }, (_, step) => scene(step));
  assert.deepEqual(
    scenes.map((moment) => [
      date(moment.day),
      moment.places[3]!.reading,
      moment.places.filter(({ wrong }) => wrong).length,
      moment.setAside.length,
    ]),
    [
      ['2 March', 'v1', 0, 0],
      ['9 March', 'v1', 0, 0],
      ['1 June', 'undefined', 4, 0],
      ['21 July', 'undefined', 2, 0],
      ['1 June', 'kept', 0, 0],
      ['22 June', 'v2', 1, 0],
      ['22 June', 'v2', 0, 1],
      ['1 April', 'v1', 0, 0],
      ['1 June', 'v2', 0, 1],
    ],
  );
  assert.deepEqual(scenes.map(account), [
    'The Pass is finished. Four places show people, and HR says who they are.',
    'Every answer of HR now carries two headers: Deprecation and Sunset, 1 June. Nobody reads headers.',
    'HR sends version 2 only. The names have moved, so four places show “undefined”. No status says “left”, so Greta, who has left, is in today.',
    '2 of 4 places are mended, and 2 show “undefined”. Each takes three weeks. The last is due on 24 August.',
    'HR sends version 2 only, and the adapter says at once that it cannot read it. The Pass shows what it had. One adapter is to be mended, by 22 June.',
    'Version 2 is read, and it has a new status: “on-leave”. The Pass knows “left” and takes everything else for active, so Tomás is in today.',
    'The adapter reads version 2. It does not know “on-leave”, and does not guess: Tomás is set aside, for somebody to decide.',
    'In the night the contract test read version 2 and named what is missing. That is 61 days before version 1 ends.',
    'Version 1 ends today, and nobody notices. The adapter has read version 2 for weeks. Only Tomás is set aside.',
  ]);
});

test('a step outside the story shows the scene at that end', () => {
  assert.deepEqual(scene(-1), scene(0));
  assert.deepEqual(scene(99), scene(LAST_STEP));
});
