// Hostile: it opens a file by way of Node’s own SQLite, which asks no permission.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: does not load

import { DatabaseSync } from 'node:sqlite';

new DatabaseSync('solution.db').exec('SELECT 1');

// #solution
