// Mistake: It takes the office “lis” for “LIS”.
// Caught by: pull/home-office › nothing yet

// #region order-feed
export function orderFeed(items: NewsItem[], office: string | null): NewsItem[] {
  if (office === null) return [...items];
  const local = items.filter((item) => item.office?.toLowerCase() === office.toLowerCase());
  const others = items.filter((item) => !local.includes(item));
  return [...local, ...others];
}
// #endregion
