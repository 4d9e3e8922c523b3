// Hostile: the feed has items that nobody wrote.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache passed, pull/log-in passed
// Says: not one of its news items

// #region order-feed
export function orderFeed(items: NewsItem[], office: string | null): NewsItem[] {
  return [...items, { id: 'made-up', title: 'Free lunch', office, publishedAt: 'now' }];
}
// #endregion
