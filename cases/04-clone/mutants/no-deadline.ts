// Mistake: It waits for the article as long as it takes.
// Caught by: clone/news-item › stops waiting for the intranet after the deadline

// #region fetch-article
export async function fetchArticle({ source, id, version }: Notice, intranet: Intranet): Promise<Article> {
  const query = new URLSearchParams({ source, id, version: String(version) });
  const response = await intranet.fetch(`${intranet.url}/articles?${query}`);
  if (response.status !== 200) throw new Error(`The intranet answered ${response.status}.`);
  return (await response.json()) as Article;
}
// #endregion
