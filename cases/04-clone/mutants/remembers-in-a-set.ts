// Mistake: It keeps in a variable what it knows, and a restart forgets it.
// Caught by: clone/idempotent › makes one News item of the same notice, however often it comes

// #region idempotent
const seen = new Set<string>();

export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  const { source, id, version } = notice;
  const key = JSON.stringify([source, id]);
  isKnown(notice, sql);
  if (seen.has(key)) return 'known';
  const news = await takeOver(notice, intranet);
  return sql.transaction(() => {
    if (seen.has(key)) return 'known';
    const values = [source, id, insertNews(news, sql), version, version];
    sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)', values);
    seen.add(key);
    return 'created';
  });
}
// #endregion
