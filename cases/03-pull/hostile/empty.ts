// Hostile: there is nothing in it.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
