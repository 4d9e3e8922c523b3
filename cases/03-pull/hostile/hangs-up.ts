// Hostile: it closes the channel to the grader.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed

import { closeSync } from 'node:fs';

for (const file of [3, 4]) closeSync(file);

// #solution
