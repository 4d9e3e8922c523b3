// Mistake: It keeps to itself that the database refused the News item.
// Caught by: clone/news-item › stores nothing when anything goes wrong, and all of it afterwards

// #region clone
export async function clone(notice: Notice, { intranet, sql }: Website): Promise<void> {
  const news = await takeOver(notice, intranet);
  try {
    insertNews(news, sql);
  } catch {
    return;
  }
}
// #endregion
