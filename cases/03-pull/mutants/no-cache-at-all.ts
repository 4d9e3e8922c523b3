// Mistake: It passes every question on and remembers nothing.
// Caught by: pull/cache › asks once for many page views

// #region cache
export function createCachedFetch(hr: Hr): Fetch {
  return (url, init) => hr.fetch(url, init);
}
// #endregion
