// Correct: Notices of one article that come at once share one flight and what it leads to, and each sees to its own version.

// #region idempotent
const flights = new Map<string, Promise<'created' | 'known'>>();

export async function cloneOnce(notice: Notice, website: Website): Promise<'created' | 'known'> {
  const key = JSON.stringify([notice.source, notice.id]);
  const flight = flights.get(key) ?? takeOff(notice, website).finally(() => flights.delete(key));
  flights.set(key, flight);
  const outcome = await flight;
  isKnown(notice, website.sql);
  return outcome;
}

async function takeOff(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  if (isKnown(notice, sql)) return 'known';
  const news = await takeOver(notice, intranet);
  const { source, id, version } = notice;
  sql.transaction(() => {
    const values = [source, id, insertNews(news, sql), version, version];
    sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)', values);
  });
  return 'created';
}
// #endregion
