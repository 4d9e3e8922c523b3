// Mistake: Of two versions that come at once, the newer one replaces the words of the one that was there first.
// Caught by: clone/idempotent › notes the newest of two versions that come at the same time

// #region idempotent
export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  if (isKnown(notice, sql)) return 'known';
  const news = await takeOver(notice, intranet);
  return sql.transaction(() => {
    const older = sql.get<CloneRow>('SELECT * FROM clone WHERE source = ? AND id = ? AND version < ?', [notice.source, notice.id, notice.version]);
    if (older) {
      sql.run('UPDATE news SET lead = ?, text = ? WHERE id = ?', [news.lead, news.text, older.news]);
      sql.run('UPDATE clone SET version = ?, latest = max(latest, ?) WHERE news = ?', [notice.version, notice.version, older.news]);
      return 'known';
    }
    if (isKnown(notice, sql)) return 'known'; // the same notice came in meanwhile
    const { source, id, version } = notice;
    const values = [source, id, insertNews(news, sql), version, version];
    sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)', values);
    return 'created';
  });
}
// #endregion
