// Hostile: it walks up from the lab, by a path with dots, to where the solution lies.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: does not load

import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const lab = dirname(fileURLToPath(import.meta.resolve('host-and-remote/lab')));
console.log(readFileSync(`${lab}/../../solutions/03-pull/pull.ts`, 'utf8'));

// #solution
