// Mistake: It takes the null of a person without an office for the null of news for the whole company.
// Caught by: pull/home-office › leaves the feed as it is for somebody without an office

// #region order-feed
export function orderFeed(items: NewsItem[], office: string | null): NewsItem[] {
  const local = items.filter((item) => item.office === office);
  const others = items.filter((item) => item.office !== office);
  return [...local, ...others];
}
// #endregion
