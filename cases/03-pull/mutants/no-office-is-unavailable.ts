// Mistake: It says that HR is unavailable when HR has no office on record.
// Caught by: pull/fallback › still tells “no office” from “no answer”

// #region fallback
export async function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  try {
    const office = await homeOffice(userId, hr, AbortSignal.timeout(hr.deadlineMs));
    if (office === null) return { items, status: 'unavailable', office: null };
    return { items: orderFeed(items, office), status: 'personal', office };
  } catch {
    return { items, status: 'unavailable', office: null };
  }
}
// #endregion
