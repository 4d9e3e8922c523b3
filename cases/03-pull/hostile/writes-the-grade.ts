// Hostile: it writes the checks that it would like, and a grade to go with them.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: does not load

import { writeFileSync } from 'node:fs';

const kit = new URL('../../', import.meta.resolve('host-and-remote/lab'));
writeFileSync(new URL('report.json', kit), '{"version":1,"score":100,"max":100,"exercises":[]}');
writeFileSync(new URL('exercises/03-pull/pull.spec.ts', kit), 'export default [];');

// #solution
