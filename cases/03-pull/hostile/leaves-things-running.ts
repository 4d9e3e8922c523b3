// Hostile: it leaves a timer and a server behind, but is otherwise right.
// Verdict: pull/home-office passed, pull/fallback passed, pull/cache passed, pull/log-in passed

import { createServer } from 'node:http';

setInterval(() => {}, 1_000);
createServer().listen(0, '127.0.0.1');

// #solution
