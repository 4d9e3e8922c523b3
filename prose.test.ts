/** Deck and chapter tell numbers of the toy company: these are what the lab's programs compute from its rows. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { exercises } from './course.ts';
import type { Sql } from './lab/api/sql.ts';
import type { DessertAnswer, DessertSide, StagedSource } from './lab/api/synthesize.ts';
import { mutantsOf, solutionOf } from './lab/grader/corpus.ts';
import { openDatabase, type Database } from './lab/company/host/db.ts';
import { createTables } from './lab/company/exercises/synthesize/tables.ts';
import { RestaurantGroup, type GroupRows } from './lab/remotes/restaurant-group.ts';

/** The seed of the lab that people meet when they run it. */
const SEED = 1;
const SOURCES: StagedSource[] = (['sale', 'dish', 'duty', 'review'] as const).map((table) => ({
  table,
  status: 'current',
  asOf: '2026-03-02T08:50:00.000Z',
}));
const module = exercises().find(({ id }) => id === 'synthesize')!;

let folder: string;
let database: Database;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'told-'));
  database = openDatabase(':memory:');
  createTables(database.sql);
  insert(new RestaurantGroup(SEED).rows, database.sql);
});

after(async () => {
  database.close();
  await rm(folder, { recursive: true, force: true });
});

test('one equals sign turns the answer round, by as many cents as is told', async () => {
  const asked = await answer('solution');
  const orEqual = await answer('three-quarters-are-enough');
  const [deck, chapter] = await Promise.all(['slides/05-synthesize.md', 'site/chapters/synthesize.mdx'].map(text));
  for (const [{ above, notAbove }, verdict] of [
    [asked, 'Yes'],
    [orEqual, 'No'],
  ] as const) {
    const told = `**${verdict}.** ${euros(above)} on ${above.shifts} evenings, ${euros(notAbove)} on ${notAbove.shifts}.`;
    assert(deck!.includes(told), told);
    for (const said of [
      `${above.shifts} evenings against ${notAbove.shifts}`,
      `${euros(above)} against ${euros(notAbove)}`,
    ])
      assert(chapter!.includes(said), said);
  }
  const [more, less] = [asked, orEqual].map(({ above, notAbove }) => cents(above) - cents(notAbove));
  assert(deck!.includes(`value="+${more} ct"`), `${more}`);
  assert(deck!.includes(`value="−${-less!} ct"`), `${less}`);
  assert.equal(orEqual.above.shifts - asked.above.shifts, 15);
  assert.match(deck!, /fifteen evenings at exactly/);
});

test('joined without a common grain, there are as many desserts as the chapter tells', async () => {
  const right = await answer('solution');
  const wrong = await answer('sales-multiplied-by-staff');
  const sold = ({ above, notAbove }: typeof right) => above.desserts + notAbove.desserts;
  const told = `${sold(right)} desserts become ${sold(wrong).toLocaleString('en-GB')}`;
  assert((await text('site/chapters/synthesize.mdx')).includes(told), told);
});

/** What a program of the exercise answers to the dessert question. */
async function answer(name: string): Promise<Exclude<DessertAnswer, { status: 'unavailable' }>> {
  const program =
    name === 'solution' ? solutionOf(module) : mutantsOf(module).find((one) => one.name === name)!.program;
  const file = join(folder, `${name}.ts`);
  await writeFile(file, program);
  const { compareDesserts } = (await import(file)) as {
    compareDesserts: (sources: StagedSource[], sql: Sql) => DessertAnswer;
  };
  const answered = compareDesserts(SOURCES, database.sql);
  assert(answered.status === 'complete');
  return answered;
}

function insert({ sales, dishes, duties, reviews }: GroupRows, sql: Sql): void {
  const tables = { sale: sales, dish: dishes, duty: duties, review: reviews };
  for (const [table, rows] of Object.entries(tables)) {
    const columns = Object.keys(rows[0]!);
    const values = columns.map((column) => `value ->> '${column}'`);
    const select = `SELECT ${values.join(', ')} FROM json_each(?)`;
    sql.run(`INSERT INTO ${table} (${columns.join(', ')}) ${select}`, [JSON.stringify(rows)]);
  }
}

function cents({ averageCents }: DessertSide): number {
  return Math.round(averageCents!);
}

function euros(side: DessertSide): string {
  return `€${(cents(side) / 100).toFixed(2)}`;
}

function text(file: string): Promise<string> {
  return readFile(join(import.meta.dirname, file), 'utf8');
}
