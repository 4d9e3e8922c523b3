// Mistake: It takes the version before when the intranet does not have the one of the notice.
// Caught by: clone/news-item › stores nothing when anything goes wrong, and all of it afterwards
// Caught by: clone/re-clone › changes nothing when the intranet does not help

// #region fetch-article
export async function fetchArticle({ source, id, version }: Notice, intranet: Intranet): Promise<Article> {
  const query = new URLSearchParams({ source, id, version: String(version) });
  const signal = AbortSignal.timeout(intranet.deadlineMs);
  const response = await intranet.fetch(`${intranet.url}/articles?${query}`, { signal });
  if (response.status === 404 && version > 1) return fetchArticle({ source, id, version: version - 1 }, intranet);
  if (response.status !== 200) throw new Error(`The intranet answered ${response.status}.`);
  return (await response.json()) as Article;
}
// #endregion
