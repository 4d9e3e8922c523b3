// Mistake: It notes the version before it has the article.
// Caught by: clone/re-clone › changes nothing when the intranet does not help

// #region re-clone
export async function reClone({ source, id }: Key, { intranet, sql }: Website): Promise<'refreshed' | 'current'> {
  const row = sql.get<CloneRow>('SELECT * FROM clone WHERE source = ? AND id = ?', [source, id]);
  if (!row || row.latest <= row.version) return 'current';
  sql.run('UPDATE clone SET version = ? WHERE source = ? AND id = ?', [row.latest, source, id]);
  const { lead, text } = await takeOver({ source, id, version: row.latest }, intranet);
  const { changes } = sql.run(
    'UPDATE news SET lead = ?, text = ? WHERE id = (SELECT news FROM clone WHERE source = ? AND id = ? AND version = ?)',
    [lead, text, source, id, row.latest],
  );
  return changes > 0 ? 'refreshed' : 'current';
}
// #endregion
