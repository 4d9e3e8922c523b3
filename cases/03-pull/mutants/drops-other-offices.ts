// Mistake: It leaves the news of other offices out.
// Caught by: pull/home-office › puts the news of the home office first
// Caught by: pull/fallback › uses an answer that comes in time

// #region order-feed
export function orderFeed(items: NewsItem[], office: string | null): NewsItem[] {
  if (office === null) return [...items];
  const local = items.filter((item) => item.office === office);
  const company = items.filter((item) => item.office === null);
  return [...local, ...company];
}
// #endregion
