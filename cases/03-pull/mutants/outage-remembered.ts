// Mistake: After one failure it never asks HR again.
// Caught by: pull/fallback › shows the general feed when HR never answers

// #region fallback
let hrIsDown = false;

export async function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  if (hrIsDown) return { items, status: 'unavailable', office: null };
  try {
    const office = await homeOffice(userId, hr, AbortSignal.timeout(hr.deadlineMs));
    if (office === null) return { items, status: 'no-office', office: null };
    return { items: orderFeed(items, office), status: 'personal', office };
  } catch {
    hrIsDown = true;
    return { items, status: 'unavailable', office: null };
  }
}
// #endregion
