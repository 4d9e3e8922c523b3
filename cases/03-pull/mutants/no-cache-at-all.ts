// Mistake: It passes every question on and remembers nothing.
// Caught by: pull/cache › asks once while max-age lasts, and again after it

// #region cache
export function createCachedFetch(hr: Hr): Fetch {
  return (url, init) => hr.fetch(url, init);
}
// #endregion
