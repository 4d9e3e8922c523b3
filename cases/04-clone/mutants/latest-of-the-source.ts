// Mistake: It notes the newest version of any article of the source.
// Caught by: clone/idempotent › does not bring back what an editor deleted

// #region idempotent
export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  if (isKnown(notice, sql)) return 'known';
  const news = await takeOver(notice, intranet);
  return sql.transaction(() => {
    if (isKnown(notice, sql)) return 'known'; // the same notice came in meanwhile
    const { source, id, version } = notice;
    const values = [source, id, insertNews(news, sql), version, Math.max(version, Number(sql.get('SELECT max(latest) AS m FROM clone WHERE source = ?', [source])?.['m'] ?? 0))];
    sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)', values);
    return 'created';
  });
}
// #endregion
