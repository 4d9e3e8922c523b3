// Hostile: the caching fetch is a function that returns a number.
// Verdict: pull/home-office passed, pull/fallback passed, pull/cache failed, pull/log-in passed
// Says: returned 42 instead of a Response

// #region cache
export function createCachedFetch(): Fetch {
  return (() => 42) as unknown as Fetch;
}
// #endregion
