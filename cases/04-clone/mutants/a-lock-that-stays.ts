// Mistake: It lets one notice after another in, and nobody after one that failed.
// Caught by: clone/idempotent › records nothing when the article cannot be had, or cannot be stored

// #region idempotent
let LOCK: Promise<void> | undefined;

export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  await LOCK;
  const lock = Promise.withResolvers<void>();
  LOCK = lock.promise;
  if (isKnown(notice, sql)) {
    lock.resolve();
    return 'known';
  }
  const news = await takeOver(notice, intranet);
  return sql.transaction(() => {
    if (isKnown(notice, sql)) return 'known'; // the same notice came in meanwhile
    const { source, id, version } = notice;
    const values = [source, id, insertNews(news, sql), version, version];
    sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)', values);
    lock.resolve();
    return 'created';
  });
}
// #endregion
