// Hostile: it exports numbers instead of functions.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: does not export a function called

export const homeOffice = 1;
export const orderFeed = 2;
export const personalFeed = 3;
export const createCachedFetch = 4;
export const logIn = 5;
