// Mistake: It takes an article with the headline of a News item for known.
// Caught by: clone/idempotent › tells articles apart by source and id

// #region idempotent
export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  if (isKnown(notice, sql)) return 'known';
  const news = await takeOver(notice, intranet);
  return sql.transaction(() => {
    if (isKnown(notice, sql)) return 'known';
    if (sql.get('SELECT 1 FROM news WHERE title = ?', [news.title])) return 'known';
    const { source, id, version } = notice;
    const values = [source, id, insertNews(news, sql), version, version];
    sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)', values);
    return 'created';
  });
}
// #endregion
