// Mistake: It reads the News item before it waits, and writes all of it back.
// Caught by: clone/re-clone › keeps what editors and notices bring while it waits

// #region re-clone
export async function reClone({ source, id }: Key, { intranet, sql }: Website): Promise<'refreshed' | 'current'> {
  const row = sql.get<CloneRow>('SELECT * FROM clone WHERE source = ? AND id = ?', [source, id]);
  if (!row || row.latest <= row.version) return 'current';
  const { news, latest } = row;
  const was = sql.get<News>('SELECT * FROM news WHERE id = ?', [news]);
  const { lead, text } = await takeOver({ source, id, version: latest }, intranet);
  return sql.transaction(() => {
    const statement = 'UPDATE clone SET version = ? WHERE source = ? AND id = ? AND version < ?';
    if (sql.run(statement, [latest, source, id, latest]).changes === 0) return 'current';
    if (was) sql.run('UPDATE news SET title = ?, lead = ?, text = ?, day = ?, section = ? WHERE id = ?', [was.title, lead, text, was.day, was.section, news]);
    return 'refreshed';
  });
}
// #endregion
