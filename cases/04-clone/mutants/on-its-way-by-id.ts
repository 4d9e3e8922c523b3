// Mistake: It takes an article of another source with the same id for the one that is on its way.
// Caught by: clone/idempotent › makes one News item of notices that come at the same time

// #region idempotent
const BUSY = new Map<string, Promise<unknown>>();

export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  if (isKnown(notice, sql)) return 'known';
  if (BUSY.has(notice.id)) {
    await BUSY.get(notice.id);
    isKnown(notice, sql);
    return 'known';
  }
  const work = takeOver(notice, intranet);
  BUSY.set(notice.id, work.catch(() => undefined));
  work.then(() => undefined, () => undefined).finally(() => BUSY.delete(notice.id));
  const news = await work;
  return sql.transaction(() => {
    if (isKnown(notice, sql)) return 'known'; // the same notice came in meanwhile
    const { source, id, version } = notice;
    const values = [source, id, insertNews(news, sql), version, version];
    sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)', values);
    return 'created';
  });
}
// #endregion
