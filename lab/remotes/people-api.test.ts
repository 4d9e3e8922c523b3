import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Clock } from '../company/clock.ts';
import { HrPeople } from './people-api.ts';

const DAY = 24 * 60 * 60 * 1_000;

async function running(context: TestContext) {
  const clock = new Clock();
  const hr = await new HrPeople(clock).listen();
  context.after(() => hr.close());
  const get = async (version: 1 | 2) => {
    const response = await fetch(`${hr.url}/v${version}/people`);
    const { people } = (await response.json()) as { people?: Record<string, unknown>[] };
    return { status: response.status, people, headers: response.headers };
  };
  return { clock, hr, get };
}

test('the year: version 1 alone, its announced end, both versions, version 2 alone', async (context) => {
  const { clock, get } = await running(context);
  const today = await get(1);
  assert.deepEqual([today.status, today.headers.get('Deprecation'), (await get(2)).status], [200, null, 404]);

  clock.advance(7 * DAY);
  const announced = await get(1);
  assert.equal(announced.headers.get('Deprecation'), '@1773014400');
  assert.equal(announced.headers.get('Sunset'), 'Mon, 01 Jun 2026 00:00:00 GMT');
  assert.equal((await get(2)).status, 404);

  clock.advance(30 * DAY);
  assert.deepEqual([(await get(1)).status, (await get(2)).status], [200, 200]);
  clock.advance(61 * DAY);
  assert.deepEqual([(await get(1)).status, (await get(2)).status], [410, 200]);
});

test('both versions tell of the same people, in words of their own', async (context) => {
  const { clock, get } = await running(context);
  clock.advance(31 * DAY);
  const [first, second] = [(await get(1)).people!, (await get(2)).people!];
  const ada = (people: object[], id: string) => people.find((one) => JSON.stringify(one).includes(`"${id}"`));
  assert.deepEqual(ada(first, '00107'), {
    id: '00107',
    displayName: 'Ada Okafor',
    workplace: 'LIS',
    status: 'active',
    costCentre: 'MK-07',
  });
  assert.deepEqual(ada(second, '00107'), {
    employee: { id: '00107', costCentre: 'MK-07' },
    name: { given: 'Ada', family: 'Okafor' },
    location: { office: 'LIS' },
    employment: { state: 'active' },
  });
  assert.equal(first.length, second.length);
  assert.deepEqual(
    second
      .map((one) => (one['employment'] as { state: string }).state)
      .filter((state) => state !== 'active')
      .toSorted(),
    ['left', 'left', 'on-leave'],
  );
  assert(!('workplace' in ada(first, '00215')!), 'nobody’s workplace is left out');
});

test('its version switch moves version 1 to the new shape without a word', async (context) => {
  const { hr, get } = await running(context);
  hr.set({ version: 2 });
  const { status, people, headers } = await get(1);
  assert.deepEqual([status, headers.get('Deprecation')], [200, null]);
  assert(people!.every((one) => 'employee' in one && !('id' in one)));
});

test('one version can answer otherwise while the other is well; other addresses do not exist', async (context) => {
  const { clock, hr, get } = await running(context);
  clock.advance(31 * DAY);
  hr.records.instead = (version) => (version === 1 ? Response.json({ people: [] }, { status: 503 }) : undefined);
  assert.deepEqual([(await get(1)).status, (await get(2)).status], [503, 200]);
  assert.equal((await fetch(`${hr.url}/v3/people`)).status, 404);
  assert.equal((await fetch(`${hr.url}/v1/people`, { method: 'POST', body: '' })).status, 405);
});
