// Mistake: It begins to count newer versions at 0.
// Caught by: clone/idempotent › makes one News item of the same notice, however often it comes
// Caught by: clone/re-clone › changes nothing when there is nothing newer

// #region idempotent
export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  if (isKnown(notice, sql)) return 'known';
  const news = await takeOver(notice, intranet);
  return sql.transaction(() => {
    if (isKnown(notice, sql)) return 'known'; // the same notice came in while we were waiting
    const { source, id, version } = notice;
    const values = [source, id, insertNews(news, sql), version, 0];
    sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)', values);
    return 'created';
  });
}
// #endregion
