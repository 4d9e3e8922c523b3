// Mistake: Two articles of one id and version, from two sources, share what is on its way.
// Caught by: clone/idempotent › makes one News item of notices that come at the same time

// #region idempotent
const flights = new Map<string, Promise<News>>();
export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  if (isKnown(notice, sql)) return 'known';
  const key = `${notice.id} ${notice.version}`;
  const flight = flights.get(key) ?? takeOver(notice, intranet).finally(() => flights.delete(key));
  flights.set(key, flight);
  const news = await flight;
  return sql.transaction(() => {
    if (isKnown(notice, sql)) return 'known'; // the same notice came in meanwhile
    const { source, id, version } = notice;
    const values = [source, id, insertNews(news, sql), version, version];
    sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)', values);
    return 'created';
  });
}
// #endregion
