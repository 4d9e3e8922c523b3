// Mistake: When HR does not answer, it takes the office it last heard of, whoever that belonged to.
// Caught by: pull/fallback › shows the general feed when HR never answers

// #region fallback
let lastOffice: string | null = null;

export async function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  let office: string | null;
  try {
    office = await homeOffice(userId, hr, AbortSignal.timeout(hr.deadlineMs));
    lastOffice = office;
  } catch {
    if (lastOffice === null) return { items, status: 'unavailable', office: null };
    office = lastOffice;
  }
  if (office === null) return { items, status: 'no-office', office: null };
  return { items: orderFeed(items, office), status: 'personal', office };
}
// #endregion
