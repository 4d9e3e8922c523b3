// Mistake: It says that all is well when the article cannot be had, so the intranet never tells it again.
// Caught by: clone/news-item › stores nothing when anything goes wrong, and all of it afterwards
// Caught by: clone/unplugged › takes the files of an article over, and keeps all else that it says

// #region clone
export async function clone(notice: Notice, { intranet, sql }: Website): Promise<void> {
  const news = await takeOver(notice, intranet).catch(() => undefined);
  if (news) insertNews(news, sql);
}
// #endregion
