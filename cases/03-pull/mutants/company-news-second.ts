// Mistake: It puts the news of the whole company before those of the other offices.
// Caught by: pull/home-office › puts the news of the home office first
// Caught by: pull/fallback › uses an answer that comes in time

// #region order-feed
export function orderFeed(items: NewsItem[], office: string | null): NewsItem[] {
  if (office === null) return [...items];
  const local = items.filter((item) => item.office === office);
  const others = items.filter((item) => item.office !== office);
  return [...local, ...others.filter((i) => i.office === null), ...others.filter((i) => i.office !== null)];
}
// #endregion
