// Hostile: it imports a file that is not there.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: helper.ts

import { helper } from './helper.ts';

helper();

// #solution
