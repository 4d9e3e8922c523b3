// Hostile: it writes where the lab keeps the Host’s code, so that the next Host would run what it left there.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: may read its own folder

import { writeFileSync } from 'node:fs';

writeFileSync(new URL('.', import.meta.resolve('host-and-remote/lab')).pathname + 'index.mjs', 'of me');

// #solution
