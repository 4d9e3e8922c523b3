// Mistake: It takes the old version over once more when the new one cannot be had.
// Caught by: clone/re-clone › changes nothing when the intranet does not help

// #region re-clone
export async function reClone({ source, id }: Key, { intranet, sql }: Website): Promise<'refreshed' | 'current'> {
  const row = sql.get<CloneRow>('SELECT * FROM clone WHERE source = ? AND id = ?', [source, id]);
  if (!row || row.latest <= row.version) return 'current';
  const { news, latest } = row;
  const { lead, text } = await takeOver({ source, id, version: latest }, intranet).catch(() => takeOver({ source, id, version: row.version }, intranet));
  return sql.transaction(() => {
    const statement = 'UPDATE clone SET version = ? WHERE source = ? AND id = ? AND version < ?';
    if (sql.run(statement, [latest, source, id, latest]).changes === 0) return 'current';
    sql.run('UPDATE news SET lead = ?, text = ? WHERE id = ?', [lead, text, news]);
    return 'refreshed';
  });
}
// #endregion
