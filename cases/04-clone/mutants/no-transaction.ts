// Mistake: It stores the News item and its row in clone one after the other, and one of them may fail.
// Caught by: clone/idempotent › records nothing when the article cannot be had, or cannot be stored

// #region idempotent
export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  if (isKnown(notice, sql)) return 'known';
  const { source, id, version } = notice;
  const news = await takeOver(notice, intranet);
  if (isKnown(notice, sql)) return 'known';
  const next = Number(sql.get("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'news'), 0) + 1 AS id")!['id']);
  const values = [source, id, next, version, version];
  sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)', values);
  insertNews(news, sql);
  return 'created';
}
// #endregion
