// Mistake: It remembers the article by source and id, and hands out whichever version came first.
// Caught by: clone/news-item › asks for source, id and version, each encoded as a query needs it
// Caught by: clone/idempotent › records nothing when the article cannot be had, or cannot be stored
// Caught by: clone/re-clone › takes over what the source owns, and leaves what the editor owns
// Caught by: clone/unplugged › takes the files of a newer version over, too

// #region fetch-article
const SEEN = new Map<string, Article>();

export async function fetchArticle({ source, id, version }: Notice, intranet: Intranet): Promise<Article> {
  const query = new URLSearchParams({ source, id, version: String(version) });
  const key = JSON.stringify([source, id]);
  if (SEEN.has(key)) return SEEN.get(key)!;
  const signal = AbortSignal.timeout(intranet.deadlineMs);
  const response = await intranet.fetch(`${intranet.url}/articles?${query}`, { signal });
  if (response.status !== 200) throw new Error(`The intranet answered ${response.status}.`);
  const article = (await response.json()) as Article;
  SEEN.set(key, article);
  return article;
}
// #endregion
