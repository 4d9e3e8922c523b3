// Mistake: It sets a deadline, but lets the error out when HR misses it.
// Caught by: pull/fallback › shows the general feed when HR never answers

// #region fallback
export async function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  const office = await homeOffice(userId, hr, AbortSignal.timeout(hr.deadlineMs));
  if (office === null) return { items, status: 'no-office', office: null };
  return { items: orderFeed(items, office), status: 'personal', office };
}
// #endregion
