// Mistake: It asks for version 1, whatever the notice says.
// Caught by: clone/news-item › asks for source, id and version, each encoded as a query needs it
// Caught by: clone/idempotent › notes the newest of two versions that come at the same time
// Caught by: clone/re-clone › takes over what the source owns, and leaves what the editor owns
// Caught by: clone/unplugged › takes the files of a newer version over, too

// #region fetch-article
export async function fetchArticle({ source, id }: Notice, intranet: Intranet): Promise<Article> {
  const query = new URLSearchParams({ source, id, version: '1' });
  const signal = AbortSignal.timeout(intranet.deadlineMs);
  const response = await intranet.fetch(`${intranet.url}/articles?${query}`, { signal });
  if (response.status !== 200) throw new Error(`The intranet answered ${response.status}.`);
  return (await response.json()) as Article;
}
// #endregion
