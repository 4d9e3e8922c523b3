// Mistake: It makes a new News item in place of one that an editor deleted.
// Caught by: clone/re-clone › leaves every other News item alone, and brings none back

// #region re-clone
export async function reClone({ source, id }: Key, { intranet, sql }: Website): Promise<'refreshed' | 'current'> {
  const row = sql.get<CloneRow>('SELECT * FROM clone WHERE source = ? AND id = ?', [source, id]);
  if (!row || row.latest <= row.version) return 'current';
  const { news, latest } = row;
  const { lead, text } = await takeOver({ source, id, version: latest }, intranet);
  return sql.transaction(() => {
    const statement = 'UPDATE clone SET version = ? WHERE source = ? AND id = ? AND version < ?';
    if (sql.run(statement, [latest, source, id, latest]).changes === 0) return 'current';
    if (sql.run('UPDATE news SET lead = ?, text = ? WHERE id = ?', [lead, text, news]).changes === 0) insertNews({ title: id, lead, text, day: '2026-03-02', section: 'Press' }, sql);
    return 'refreshed';
  });
}
// #endregion
