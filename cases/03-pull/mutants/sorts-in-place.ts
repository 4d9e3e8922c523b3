// Mistake: It sorts the Host's own list instead of a copy.
// Caught by: pull/home-office › ?
// Caught by: pull/fallback › ?
// Caught by: pull/cache › ?

// #region order-feed
export function orderFeed(items: NewsItem[], office: string | null): NewsItem[] {
  if (office === null) return [...items];
  return items.sort((a, b) => Number(b.office === office) - Number(a.office === office));
}
// #endregion
