// Mistake: Who opens the feed while a question is under way gets its answer, whoever it is about.
// Caught by: pull/fallback › keeps people apart who come at the same moment

// #region fallback
const FLIGHT: { now?: Promise<string | null> } = {};

export async function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  try {
    const office = await (FLIGHT.now ??= homeOffice(userId, hr, AbortSignal.timeout(hr.deadlineMs)).finally(() => delete FLIGHT.now));
    if (office === null) return { items, status: 'no-office', office: null };
    return { items: orderFeed(items, office), status: 'personal', office };
  } catch {
    return { items, status: 'unavailable', office: null };
  }
}
// #endregion
