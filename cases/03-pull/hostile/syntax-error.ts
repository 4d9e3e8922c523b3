// Hostile: it is not TypeScript.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: does not load

export async function homeOffice( {
