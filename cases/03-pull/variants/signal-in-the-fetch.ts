// Correct: the deadline sits in a fetch of its own, and one more try is made within it when HR breaks off.

// #region fallback
export async function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new Error('HR takes too long')), hr.deadlineMs);
  const limited: Hr = { ...hr, fetch: (url, init) => hr.fetch(url, { ...init, signal: stop.signal }) };
  try {
    const office = await homeOffice(userId, limited).catch(() => homeOffice(userId, limited));
    return office === null
      ? { items, status: 'no-office', office }
      : { items: orderFeed(items, office), status: 'personal', office };
  } catch {
    return { items, status: 'unavailable', office: null };
  } finally {
    clearTimeout(timer);
  }
}
// #endregion
