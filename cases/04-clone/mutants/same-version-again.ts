// Mistake: It takes a version over once more that somebody else has just taken over.
// Caught by: clone/re-clone › takes a version over once when two people want it

// #region re-clone
export async function reClone({ source, id }: Key, { intranet, sql }: Website): Promise<'refreshed' | 'current'> {
  const row = sql.get<CloneRow>('SELECT * FROM clone WHERE source = ? AND id = ?', [source, id]);
  if (!row || row.latest <= row.version) return 'current';
  const { news, latest } = row;
  const { lead, text } = await takeOver({ source, id, version: latest }, intranet);
  return sql.transaction(() => {
    const statement = 'UPDATE clone SET version = ? WHERE source = ? AND id = ? AND version <= ?';
    if (sql.run(statement, [latest, source, id, latest]).changes === 0) return 'current';
    sql.run('UPDATE news SET lead = ?, text = ? WHERE id = ?', [lead, text, news]);
    return 'refreshed';
  });
}
// #endregion
