// Mistake: It remembers articles by id and version, whatever their source.
// Caught by: clone/news-item › asks for source, id and version, each encoded as a query needs it
// Caught by: clone/idempotent › tells articles apart by source and id
// Caught by: clone/re-clone › takes a version over once when two people want it

// #region fetch-article
const fetched = new Map<string, Article>();
export async function fetchArticle({ source, id, version }: Notice, intranet: Intranet): Promise<Article> {
  const memo = fetched.get(`${id} ${version}`);
  if (memo) return memo;
  const query = new URLSearchParams({ source, id, version: String(version) });
  const signal = AbortSignal.timeout(intranet.deadlineMs);
  const response = await intranet.fetch(`${intranet.url}/articles?${query}`, { signal });
  if (response.status !== 200) throw new Error(`The intranet answered ${response.status}.`);
  const article = (await response.json()) as Article;
  fetched.set(`${id} ${version}`, article);
  return article;
}
// #endregion
