// Mistake: It writes source, id and version into the address as they are.
// Caught by: clone/news-item › asks for source, id and version, each encoded as a query needs it

// #region fetch-article
export async function fetchArticle({ source, id, version }: Notice, intranet: Intranet): Promise<Article> {
  const signal = AbortSignal.timeout(intranet.deadlineMs);
  const response = await intranet.fetch(`${intranet.url}/articles?source=${source}&id=${id}&version=${version}`, { signal });
  if (response.status !== 200) throw new Error(`The intranet answered ${response.status}.`);
  return (await response.json()) as Article;
}
// #endregion
