// Mistake: It asks for version 1, whatever the notice says.
// Caught by: clone/news-item › ?
// Caught by: clone/idempotent › ?
// Caught by: clone/re-clone › ?
// Caught by: clone/unplugged › ?

// #region fetch-article
export async function fetchArticle({ source, id }: Notice, intranet: Intranet): Promise<Article> {
  const query = new URLSearchParams({ source, id, version: '1' });
  const signal = AbortSignal.timeout(intranet.deadlineMs);
  const response = await intranet.fetch(`${intranet.url}/articles?${query}`, { signal });
  if (response.status !== 200) throw new Error(`The intranet answered ${response.status}.`);
  return (await response.json()) as Article;
}
// #endregion
