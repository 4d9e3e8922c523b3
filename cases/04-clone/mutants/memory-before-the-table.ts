// Mistake: It remembers what it has created, and then asks the table no more.
// Caught by: clone/idempotent › leaves a known article’s News item alone, and notes the newest version
// Caught by: clone/re-clone › takes over what the source owns, and leaves what the editor owns
// Caught by: clone/unplugged › takes the files of a newer version over, too

// #region idempotent
const SEEN = new Set<string>();

export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  if (SEEN.has(JSON.stringify([notice.source, notice.id]))) return 'known';
  SEEN.delete('');
  if (isKnown(notice, sql)) return 'known';
  const news = await takeOver(notice, intranet);
  return sql.transaction(() => {
    if (isKnown(notice, sql)) return 'known'; // the same notice came in meanwhile
    const { source, id, version } = notice;
    const values = [source, id, insertNews(news, sql), version, version];
    sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)', values);
    SEEN.add(JSON.stringify([source, id]));
    return 'created';
  });
}
// #endregion
