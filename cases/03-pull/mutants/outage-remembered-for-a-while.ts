// Mistake: After a failure it does not ask HR for thirty seconds.
// Caught by: pull/fallback › shows the general feed when HR never answers

// #region fallback
const DOWN = { until: 0 };

export async function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  try {
    if (hr.now() < DOWN.until) throw new Error();
    const office = await homeOffice(userId, hr, AbortSignal.timeout(hr.deadlineMs));
    if (office === null) return { items, status: 'no-office', office: null };
    return { items: orderFeed(items, office), status: 'personal', office };
  } catch {
    DOWN.until = hr.now() + 30_000;
    return { items, status: 'unavailable', office: null };
  }
}
// #endregion
