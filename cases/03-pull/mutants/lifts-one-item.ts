// Mistake: It puts only the newest item of the home office first.
// Caught by: pull/home-office › puts the news of the home office first
// Caught by: pull/fallback › uses an answer that comes in time

// #region order-feed
export function orderFeed(items: NewsItem[], office: string | null): NewsItem[] {
  const first = items.find((item) => item.office === office);
  if (office === null || !first) return [...items];
  return [first, ...items.filter((item) => item !== first)];
}
// #endregion
