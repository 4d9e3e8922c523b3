// Mistake: It says that all is well when the article cannot be had, so the intranet never tells it again.
// Caught by: clone/news-item › stores nothing while the intranet is in trouble, and all of it afterwards
// Caught by: clone/unplugged › stores nothing when a file cannot be had, and all of it afterwards

// #region clone
export async function clone(notice: Notice, { intranet, sql }: Website): Promise<void> {
  const news = await takeOver(notice, intranet).catch(() => undefined);
  if (news) insertNews(news, sql);
}
// #endregion
