// Mistake: It makes one signal for all questions; once the deadline has passed, nothing is answered any more.
// Caught by: clone/news-item › stops waiting for the intranet after the deadline

// #region fetch-article
let SIGNAL: AbortSignal | undefined;

export async function fetchArticle({ source, id, version }: Notice, intranet: Intranet): Promise<Article> {
  const query = new URLSearchParams({ source, id, version: String(version) });
  const signal = (SIGNAL ??= AbortSignal.timeout(intranet.deadlineMs));
  const response = await intranet.fetch(`${intranet.url}/articles?${query}`, { signal });
  if (response.status !== 200) throw new Error(`The intranet answered ${response.status}.`);
  return (await response.json()) as Article;
}
// #endregion
