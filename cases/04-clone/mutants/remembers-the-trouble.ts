// Mistake: It remembers what an article came to, trouble included, and never asks again.
// Caught by: clone/news-item › stores nothing when anything goes wrong, and all of it afterwards
// Caught by: clone/idempotent › records nothing when the article cannot be had, or cannot be stored
// Caught by: clone/re-clone › changes nothing when the intranet does not help

// #region fetch-article
const ASKED = new Map<string, Promise<Article>>();
export function fetchArticle(notice: Notice, intranet: Intranet): Promise<Article> {
  const key = JSON.stringify([notice.source, notice.id, notice.version]);
  if (!ASKED.has(key)) ASKED.set(key, ask(notice, intranet));
  return ASKED.get(key)!;
}
async function ask({ source, id, version }: Notice, intranet: Intranet): Promise<Article> {
  const query = new URLSearchParams({ source, id, version: String(version) });
  const signal = AbortSignal.timeout(intranet.deadlineMs);
  const response = await intranet.fetch(`${intranet.url}/articles?${query}`, { signal });
  if (response.status !== 200) throw new Error(`The intranet answered ${response.status}.`);
  return (await response.json()) as Article;
}
// #endregion
