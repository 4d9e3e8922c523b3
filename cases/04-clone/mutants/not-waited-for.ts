// Mistake: It does not wait until the article is there.
// Caught by: clone/news-item › ?
// Caught by: clone/unplugged › ?

// #region clone
export async function clone(notice: Notice, { intranet, sql }: Website): Promise<void> {
  takeOver(notice, intranet).then(
    (news) => insertNews(news, sql),
    () => undefined,
  );
}
// #endregion
