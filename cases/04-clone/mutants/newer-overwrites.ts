// Mistake: It takes a newer version over by itself, and an editor’s words are gone.
// Caught by: clone/idempotent › leaves a known article’s News item alone, and notes the newest version
// Caught by: clone/re-clone › takes over what the source owns, and leaves what the editor owns
// Caught by: clone/unplugged › takes the files of a newer version over, too

// #region idempotent
export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  if (isKnown(notice, sql)) {
    const { news } = sql.get('SELECT news FROM clone WHERE source = ? AND id = ? AND version < ?', [
      notice.source,
      notice.id,
      notice.version,
    ]) ?? { news: null };
    if (news === null) return 'known';
    const { title, lead, text } = await takeOver(notice, intranet);
    sql.run('UPDATE news SET title = ?, lead = ?, text = ? WHERE id = ?', [title, lead, text, Number(news)]);
    sql.run('UPDATE clone SET version = ? WHERE source = ? AND id = ?', [notice.version, notice.source, notice.id]);
    return 'known';
  }
  const news = await takeOver(notice, intranet);
  return sql.transaction(() => {
    if (isKnown(notice, sql)) return 'known'; // the same notice came in while we were waiting
    const { source, id, version } = notice;
    const values = [source, id, insertNews(news, sql), version, version];
    sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)', values);
    return 'created';
  });
}
// #endregion
