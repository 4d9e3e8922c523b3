// Correct: it stops waiting by a race, and lets go of nothing; what comes too late is thrown away.

// #region fallback
class TooLate extends Error {}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return Promise.race([work, new Promise<never>((_, reject) => setTimeout(reject, ms, new TooLate()).unref())]);
}

export async function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  const feed: Feed = { items: [...items], status: 'unavailable', office: null };
  try {
    feed.office = await within(hr.deadlineMs, homeOffice(userId, hr));
    feed.status = feed.office === null ? 'no-office' : 'personal';
    feed.items = orderFeed(items, feed.office);
  } catch (error) {
    if (!(error instanceof Error)) feed.status = 'unavailable';
  }
  return feed;
}
// #endregion

// #region log-in
export async function logIn(username: string, password: string, directory: Directory): Promise<LogIn> {
  if (password.length === 0) return { outcome: 'refused' };
  return within(directory.deadlineMs, answerOf(username, password, directory)).catch(
    (): LogIn => ({ outcome: 'unavailable' }),
  );
}

async function answerOf(username: string, password: string, directory: Directory): Promise<LogIn> {
  const response = await directory.fetch(`${directory.url}/authenticate`, {
    method: 'POST',
    body: JSON.stringify({ password, username }),
  });
  if (response.status === 401) return { outcome: 'refused' };
  if (response.status !== 200) throw new Error(`${response.status}`);
  const { user } = JSON.parse(await response.text());
  if (!isUser(user)) throw new Error('half a user');
  return { outcome: 'accepted', user };
}
// #endregion
