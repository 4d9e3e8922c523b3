// Hostile: the feed never comes, because of a loop.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in passed
// Says: did not give control back

// #region order-feed
export function orderFeed(items: NewsItem[], office: string | null): NewsItem[] {
  while (items.length > 0) office = null;
  return items;
}
// #endregion
