// Mistake: It stores the News item before the transaction, and its row in clone may be refused.
// Caught by: clone/idempotent › records nothing when the article cannot be had, or cannot be stored

// #region idempotent
export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  if (isKnown(notice, sql)) return 'known';
  const news = await takeOver(notice, intranet);
  if (isKnown(notice, sql)) return 'known';
  const made = insertNews(news, sql);
  return sql.transaction(() => {
    const { source, id, version } = notice;
    const values = [source, id, made, version, version];
    sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)', values);
    return 'created';
  });
}
// #endregion
