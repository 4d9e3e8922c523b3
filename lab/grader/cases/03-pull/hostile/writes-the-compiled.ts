// Hostile: it writes where Hosts keep their own code compiled, so that the next Host would run what it left there.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: may read its own folder

import { writeFileSync } from 'node:fs';

const kit = new URL('../../', import.meta.resolve('host-and-remote/lab'));
writeFileSync(new URL('node_modules/.cache/host-and-remote/left-behind', kit), 'of me');

// #solution
