// Hostile: every function returns something else than it should.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed

export const homeOffice = () => 42;
export const orderFeed = () => 'Lisbon first';
export const personalFeed = () => ({ status: 'fine' });
export const createCachedFetch = () => 'cache';
export const logIn = () => ({ outcome: 'accepted' });
