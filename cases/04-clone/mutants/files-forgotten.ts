// Mistake: It stores the text with the addresses that it came with.
// Caught by: clone/unplugged › copies pictures and files, byte for byte

// #region take-over
export async function takeOver(notice: Notice, intranet: Intranet): Promise<News> {
  const news = toNews(await fetchArticle(notice, intranet));
  return news;
}
// #endregion
