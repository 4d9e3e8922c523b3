// Mistake: It does not wait until the article is there.
// Caught by: clone/news-item › carries every word over, exactly as it is
// Caught by: clone/unplugged › copies pictures and files, byte for byte

// #region clone
export async function clone(notice: Notice, { intranet, sql }: Website): Promise<void> {
  takeOver(notice, intranet).then(
    (news) => insertNews(news, sql),
    () => undefined,
  );
}
// #endregion
