// Mistake: It waits for five seconds, whatever deadline it is given.
// Caught by: pull/fallback › shows the general feed when HR never answers

// #region fallback
export async function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  try {
    const office = await homeOffice(userId, hr, AbortSignal.timeout(5_000));
    if (office === null) return { items, status: 'no-office', office: null };
    return { items: orderFeed(items, office), status: 'personal', office };
  } catch {
    return { items, status: 'unavailable', office: null };
  }
}
// #endregion
