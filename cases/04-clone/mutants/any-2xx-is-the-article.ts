// Mistake: It takes every status from 200 to 299 for an article.
// Caught by: clone/news-item › stores nothing when anything goes wrong, and all of it afterwards

// #region fetch-article
export async function fetchArticle({ source, id, version }: Notice, intranet: Intranet): Promise<Article> {
  const query = new URLSearchParams({ source, id, version: String(version) });
  const signal = AbortSignal.timeout(intranet.deadlineMs);
  const response = await intranet.fetch(`${intranet.url}/articles?${query}`, { signal });
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()) as Article;
}
// #endregion
