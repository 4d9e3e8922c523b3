// Mistake: It puts the article on record before it has it.
// Caught by: clone/idempotent › records nothing when the article cannot be had, or cannot be stored

// #region idempotent
export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  if (isKnown(notice, sql)) return 'known';
  const { source, id, version } = notice;
  const values = [source, id, 0, version, version];
  sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)', values);
  const news = insertNews(await takeOver(notice, intranet), sql);
  sql.run('UPDATE clone SET news = ? WHERE source = ? AND id = ?', [news, source, id]);
  return 'created';
}
// #endregion
