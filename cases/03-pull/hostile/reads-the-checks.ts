// Hostile: it reads the checks from the disk.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: does not load

import { readFileSync } from 'node:fs';

const checks = new URL('../../exercises/03-pull/pull.spec.ts', import.meta.resolve('host-and-remote/lab'));
console.log(readFileSync(checks, 'utf8'));

// #solution
