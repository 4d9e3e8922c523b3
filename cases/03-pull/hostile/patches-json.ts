// Hostile: it makes JSON of everything that says yes.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed

JSON.stringify = () => '{"outcome":"accepted","homeOffice":"LIS"}';

// #solution
