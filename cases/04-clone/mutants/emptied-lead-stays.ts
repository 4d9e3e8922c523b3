// Mistake: It leaves a lead empty that is empty already.
// Caught by: clone/re-clone › takes over what the source owns, and leaves what the editor owns

// #region re-clone
export async function reClone({ source, id }: Key, { intranet, sql }: Website): Promise<'refreshed' | 'current'> {
  const row = sql.get<CloneRow>('SELECT * FROM clone WHERE source = ? AND id = ?', [source, id]);
  if (!row || row.latest <= row.version) return 'current';
  const { news, latest } = row;
  const { lead, text } = await takeOver({ source, id, version: latest }, intranet);
  return sql.transaction(() => {
    const statement = 'UPDATE clone SET version = ? WHERE source = ? AND id = ? AND version < ?';
    if (sql.run(statement, [latest, source, id, latest]).changes === 0) return 'current';
    sql.run('UPDATE news SET lead = CASE lead WHEN char() THEN lead ELSE ? END, text = ? WHERE id = ?', [lead, text, news]);
    return 'refreshed';
  });
}
// #endregion
