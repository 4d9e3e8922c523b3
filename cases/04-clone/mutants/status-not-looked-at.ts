// Mistake: It takes whatever the intranet says for the article, also when the status says that it was withdrawn.
// Caught by: clone/news-item › stores nothing when anything goes wrong, and all of it afterwards

// #region fetch-article
export async function fetchArticle({ source, id, version }: Notice, intranet: Intranet): Promise<Article> {
  const query = new URLSearchParams({ source, id, version: String(version) });
  const signal = AbortSignal.timeout(intranet.deadlineMs);
  const response = await intranet.fetch(`${intranet.url}/articles?${query}`, { signal });
  return (await response.json()) as Article;
}
// #endregion
