import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { parse } from 'csv-parse/sync';
import { Clock } from '../company/clock.ts';
import { people } from '../company/seed/people.ts';
import { HrExport } from './hr-export.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

async function open(context: TestContext) {
  const clock = new Clock();
  const hr = await new HrExport(clock).listen();
  context.after(() => hr.close());
  const file = async () => {
    const bytes = await (await fetch(`${hr.url}/exports/employees.csv`)).arrayBuffer();
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  };
  return { hr, clock, file };
}

function read(file: string): Record<string, string>[] {
  return parse(file, { bom: true, columns: true, relax_column_count: true });
}

test('the first file begins with a byte order mark, and an independent library reads everybody in it', async (context) => {
  const { file } = await open(context);
  const csv = await file();
  assert(csv.startsWith('\ufeffexternalId,userName,'));
  const rows = read(csv);
  assert.deepEqual(
    rows.slice(0, people.length).map(({ externalId }) => externalId),
    people.map(({ id }) => id),
  );
  assert.deepEqual(
    rows
      .slice(people.length)
      .map(({ externalId, userName, displayName, title, address }) => [
        externalId,
        userName,
        displayName,
        title,
        address,
      ]),
    [
      ['00221', 'AHopper', 'Agnes Hopper', 'sous-chef, "cold side"', '3 Ribeira Nova\r\n1200-371 Lisbon'],
      ['00222', 'jo.smith.2', 'Smith, "Jo"', 'waiter', ''],
    ],
  );
});

test('the second night its columns are in another order, and somebody is missing', async (context) => {
  const { clock, file } = await open(context);
  clock.advance(DAY_MS);
  const csv = await file();
  assert(csv.startsWith('userName,costCentre,active,'));
  const rows = read(csv);
  assert(!rows.some(({ externalId }) => externalId === people[0]!.id));
  assert(rows.some(({ displayName }) => displayName === 'Åse Lund'));
});

test('the third night two people have one username, and the last row is broken and open', async (context) => {
  const { clock, file } = await open(context);
  clock.advance(2 * DAY_MS);
  const csv = await file();
  const rows = read(csv);
  assert.deepEqual(
    rows.flatMap(({ userName = '' }) => (userName.toLowerCase() === 'ahopper' ? [userName] : [])),
    ['AHopper', 'ahopper'],
  );
  assert(csv.endsWith('00233,no.title,"Nora Title",true'));
});

test('its file can be any other; it says what it is', async (context) => {
  const { hr, file } = await open(context);
  hr.records.file = 'a\r\n';
  assert.equal(await file(), 'a\r\n');
  const response = await fetch(`${hr.url}/exports/employees.csv`);
  assert.match(response.headers.get('Content-Type')!, /^text\/csv; charset=utf-8/);
  assert.equal((await fetch(`${hr.url}/exports`)).status, 404);
  assert.equal((await fetch(`${hr.url}/exports/employees.csv`, { method: 'POST' })).status, 405);
  assert.match(await (await fetch(hr.url)).text(), /Last night’s file/);
});
