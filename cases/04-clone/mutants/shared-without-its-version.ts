// Mistake: It lets the second of two notices wait for the first, and forgets its version.
// Caught by: clone/idempotent › notes the newest of two versions that come at the same time

// #region idempotent
export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  if (isKnown(notice, sql)) return 'known';
  const key = JSON.stringify([notice.source, notice.id]);
  const flying = FLYING.get(key);
  if (flying) return flying.then(() => 'known' as const);
  const flight = go(notice, { intranet, sql } as Website).finally(() => FLYING.delete(key));
  FLYING.set(key, flight);
  return flight;
}
const FLYING = new Map<string, Promise<'created' | 'known'>>();
async function go(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  const news = await takeOver(notice, intranet);
  return sql.transaction(() => {
    if (isKnown(notice, sql)) return 'known'; // the same notice came in meanwhile
    const { source, id, version } = notice;
    const values = [source, id, insertNews(news, sql), version, version];
    sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)', values);
    return 'created';
  });
}
// #endregion
