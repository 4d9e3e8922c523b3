// Mistake: It makes its deadline once, at the first page view, and every view after that is too late.
// Caught by: pull/fallback › shows the general feed when HR never answers

// #region fallback
const DEADLINE: { signal?: AbortSignal } = {};

export async function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  try {
    const office = await homeOffice(userId, hr, (DEADLINE.signal ??= AbortSignal.timeout(hr.deadlineMs)));
    if (office === null) return { items, status: 'no-office', office: null };
    return { items: orderFeed(items, office), status: 'personal', office };
  } catch {
    return { items, status: 'unavailable', office: null };
  }
}
// #endregion
