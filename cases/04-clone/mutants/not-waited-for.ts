// Mistake: It does not wait until the article is there.
// Caught by: clone/news-item › turns an article into a News item like any other
// Caught by: clone/unplugged › takes the files of an article over, and keeps all else that it says

// #region clone
export async function clone(notice: Notice, { intranet, sql }: Website): Promise<void> {
  takeOver(notice, intranet).then(
    (news) => insertNews(news, sql),
    () => undefined,
  );
}
// #endregion
