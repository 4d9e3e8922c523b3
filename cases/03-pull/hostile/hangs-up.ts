// Hostile: it closes the channel to the grader.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed

process.disconnect();

// #solution
