// Hostile: it ends the process while it is loaded.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: does not load

process.exit(0);

// #solution
