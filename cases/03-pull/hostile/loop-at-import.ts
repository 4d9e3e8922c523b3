// Hostile: it never finishes loading, because of a loop.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: does not load

for (let turns = 0; ;) turns += 1;

// #solution
