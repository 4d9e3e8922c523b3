// Mistake: It sorts the Host's own list instead of a copy.
// Caught by: pull/home-office › puts the news of the home office first
// Caught by: pull/fallback › uses an answer that comes in time

// #region order-feed
export function orderFeed(items: NewsItem[], office: string | null): NewsItem[] {
  if (office === null) return [...items];
  return items.sort((a, b) => Number(b.office === office) - Number(a.office === office));
}
// #endregion
