// Hostile: it starts another process.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: does not load

import { spawn } from 'node:child_process';

spawn('sleep', ['600'], { detached: true }).unref();

// #solution
