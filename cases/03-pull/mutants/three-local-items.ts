// Mistake: It puts at most three items of the home office first.
// Caught by: pull/home-office › nothing yet

// #region order-feed
export function orderFeed(items: NewsItem[], office: string | null): NewsItem[] {
  if (office === null) return [...items];
  const local = items.filter((item) => item.office === office).slice(0, 3);
  const others = items.filter((item) => !local.includes(item));
  return [...local, ...others];
}
// #endregion
