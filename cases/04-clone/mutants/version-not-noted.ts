// Mistake: It does not note the version that it took over.
// Caught by: clone/re-clone › takes over what the source owns, and leaves what the editor owns

// #region re-clone
export async function reClone({ source, id }: Key, { intranet, sql }: Website): Promise<'refreshed' | 'current'> {
  const row = sql.get<CloneRow>('SELECT * FROM clone WHERE source = ? AND id = ?', [source, id]);
  if (!row || row.latest <= row.version) return 'current';
  const { news, latest } = row;
  const { lead, text } = await takeOver({ source, id, version: latest }, intranet);
  return sql.transaction(() => {
    sql.run('UPDATE news SET lead = ?, text = ? WHERE id = ?', [lead, text, news]);
    return 'refreshed';
  });
}
// #endregion
