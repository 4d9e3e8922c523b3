// Mistake: It says that the person has no office when HR does not answer.
// Caught by: pull/fallback › shows the general feed when HR never answers

// #region fallback
export async function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  const office = await homeOffice(userId, hr, AbortSignal.timeout(hr.deadlineMs)).catch(() => null);
  if (office === null) return { items, status: 'no-office', office: null };
  return { items: orderFeed(items, office), status: 'personal', office };
}
// #endregion
