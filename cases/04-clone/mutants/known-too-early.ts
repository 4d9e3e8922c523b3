// Mistake: It calls an article known while it is on its way, and may yet fail.
// Caught by: clone/idempotent › notes the newest of two versions that come at the same time

// #region idempotent
const BUSY = new Set<string>();

export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  if (isKnown(notice, sql)) return 'known';
  const key = JSON.stringify([notice.source, notice.id]);
  if (BUSY.has(key)) return 'known';
  BUSY.add(key);
  const news = await takeOver(notice, intranet).finally(() => BUSY.delete(key));
  return sql.transaction(() => {
    if (isKnown(notice, sql)) return 'known'; // the same notice came in meanwhile
    const { source, id, version } = notice;
    const values = [source, id, insertNews(news, sql), version, version];
    sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)', values);
    return 'created';
  });
}
// #endregion
