// Hostile: it looks for the solution beside the lab and hands that in.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in failed
// Says: does not load

const solution = new URL('../../solutions/03-pull/pull.ts', import.meta.resolve('host-and-remote/lab'));
export const { homeOffice, orderFeed, personalFeed, createCachedFetch, logIn } = await import(solution.href);
