/** The tables that learner code reads and writes. */
import { restaurants } from '../../seed/restaurants.ts';
import type { Sql } from '../../../api/sql.ts';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS notification (
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    person TEXT NOT NULL,
    title TEXT NOT NULL,
    severity INTEGER NOT NULL,
    receivedAt INTEGER NOT NULL -- milliseconds since 1970
  ) STRICT`,
  `CREATE TABLE IF NOT EXISTS last_known (
    source TEXT PRIMARY KEY,
    asOf TEXT NOT NULL -- ISO 8601
  ) STRICT`,
  `CREATE TABLE IF NOT EXISTS restaurant (
    number INTEGER PRIMARY KEY, -- in duty
    salesCode TEXT NOT NULL, -- in sale
    name TEXT NOT NULL -- in dish and review
  ) STRICT`,
  `CREATE TABLE IF NOT EXISTS sale (
    ticket TEXT NOT NULL,
    restaurant TEXT NOT NULL, -- its salesCode
    soldAt TEXT NOT NULL, -- the restaurant's local time, 2026-02-14T00:15:00
    dish INTEGER NOT NULL, -- a number on this restaurant's menu
    quantity INTEGER NOT NULL,
    priceCents INTEGER NOT NULL -- of one
  ) STRICT`,
  `CREATE TABLE IF NOT EXISTS dish (
    restaurant TEXT NOT NULL, -- its name
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    course TEXT NOT NULL -- starter, main, dessert, drink
  ) STRICT`,
  `CREATE TABLE IF NOT EXISTS duty (
    restaurant INTEGER NOT NULL, -- its number
    businessDate TEXT NOT NULL, -- the day the shift began, 2026-02-13
    shift TEXT NOT NULL, -- lunch, evening
    employee TEXT NOT NULL,
    role TEXT NOT NULL -- server, chef, porter
  ) STRICT`,
  `CREATE TABLE IF NOT EXISTS review (
    employee TEXT PRIMARY KEY,
    restaurant TEXT NOT NULL, -- the name of the one they belong to
    percentile INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE IF NOT EXISTS staged (
    name TEXT PRIMARY KEY, -- of the table
    asOf TEXT NOT NULL -- ISO 8601
  ) STRICT`,
];

/** Makes the tables that do not exist yet, and fills in what the Host knows by itself: the restaurants. */
export function createTables(sql: Sql): void {
  for (const table of TABLES) sql.run(table);
  for (const { number, salesCode, name } of restaurants) {
    sql.run('INSERT OR REPLACE INTO restaurant (number, salesCode, name) VALUES (?, ?, ?)', [number, salesCode, name]);
  }
}
