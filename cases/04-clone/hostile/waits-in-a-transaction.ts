// Hostile: it waits inside a transaction.
// Verdict: clone/news-item passed, clone/idempotent failed, clone/employees passed, clone/re-clone failed, clone/unplugged failed

// #region idempotent
export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  return sql.transaction(async () => {
    if (isKnown(notice, sql)) return 'known';
    const news = await takeOver(notice, intranet);
    insertNews(news, sql);
    return 'created';
  });
}
// #endregion
