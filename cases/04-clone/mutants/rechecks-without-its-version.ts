// Mistake: It looks again after it has waited, and does not note the newer version.
// Caught by: clone/idempotent › notes the newest of two versions that come at the same time

// #region idempotent
export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  if (isKnown(notice, sql)) return 'known';
  const news = await takeOver(notice, intranet);
  return sql.transaction(() => {
    if (sql.get('SELECT 1 FROM clone WHERE source = ? AND id = ?', [notice.source, notice.id])) return 'known';
    const { source, id, version } = notice;
    const values = [source, id, insertNews(news, sql), version, version];
    sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)', values);
    return 'created';
  });
}
// #endregion
