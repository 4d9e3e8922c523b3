// Mistake: It does not look whether the News item became newer while it waited.
// Caught by: clone/re-clone › never goes back to an older version

// #region re-clone
export async function reClone({ source, id }: Key, { intranet, sql }: Website): Promise<'refreshed' | 'current'> {
  const row = sql.get<CloneRow>('SELECT * FROM clone WHERE source = ? AND id = ?', [source, id]);
  if (!row || row.latest <= row.version) return 'current';
  const { news, latest } = row;
  const { lead, text } = await takeOver({ source, id, version: latest }, intranet);
  return sql.transaction(() => {
    const statement = 'UPDATE clone SET version = ? WHERE source = ? AND id = ?';
    if (sql.run(statement, [latest, source, id]).changes === 0) return 'current';
    sql.run('UPDATE news SET lead = ?, text = ? WHERE id = ?', [lead, text, news]);
    return 'refreshed';
  });
}
// #endregion
