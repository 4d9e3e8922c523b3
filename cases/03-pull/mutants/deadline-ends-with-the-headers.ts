// Mistake: It stops the clock when HR's headers arrive, so that a body that stalls is waited for.
// Caught by: pull/fallback › shows the general feed when an answer stops half-way

// #region fallback
export async function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  const fetch: Fetch = async (url, init) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), hr.deadlineMs);
    try {
      return await hr.fetch(url, { ...init, signal: controller.signal });
    } finally {
      clearTimeout(timer);
    }
  };
  try {
    const office = await homeOffice(userId, { ...hr, fetch });
    if (office === null) return { items, status: 'no-office', office: null };
    return { items: orderFeed(items, office), status: 'personal', office };
  } catch {
    return { items, status: 'unavailable', office: null };
  }
}
// #endregion
