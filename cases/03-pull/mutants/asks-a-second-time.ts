// Mistake: It asks a second time when the first question fails, with a deadline of its own.
// Caught by: pull/fallback › shows the general feed when an answer stops half-way

// #region fallback
export async function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  try {
    const ask = () => homeOffice(userId, hr, AbortSignal.timeout(hr.deadlineMs));
    const office = await ask().catch(ask);
    if (office === null) return { items, status: 'no-office', office: null };
    return { items: orderFeed(items, office), status: 'personal', office };
  } catch {
    return { items, status: 'unavailable', office: null };
  }
}
// #endregion
