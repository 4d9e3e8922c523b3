// Mistake: It lifts items to the top one by one, which turns the home office's news upside down.
// Caught by: pull/home-office › puts the news of the home office first
// Caught by: pull/fallback › uses an answer that comes in time

// #region order-feed
export function orderFeed(items: NewsItem[], office: string | null): NewsItem[] {
  if (office === null) return [...items];
  const ordered: NewsItem[] = [];
  for (const item of items) {
    if (item.office === office) ordered.unshift(item);
    else ordered.push(item);
  }
  return ordered;
}
// #endregion
