// Hostile: it never finishes loading, because it waits for a promise that nobody keeps.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: does not load

await new Promise(() => {});

// #solution
