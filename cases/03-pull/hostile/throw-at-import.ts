// Hostile: it throws while it is loaded.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: pull.ts:6

const settings = '{ colour: blue }';
console.log(JSON.parse(settings));

// #solution
