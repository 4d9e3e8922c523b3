// Mistake: It stores the text with the addresses that it came with.
// Caught by: clone/unplugged › takes the files of an article over, and keeps all else that it says

// #region take-over
export async function takeOver(notice: Notice, intranet: Intranet): Promise<News> {
  const news = toNews(await fetchArticle(notice, intranet));
  return news;
}
// #endregion
