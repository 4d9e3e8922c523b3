// Mistake: It does not tell the archive of a change that leaves the words as they were.
// Caught by: push/thin-event › tells the archive of every change, and of the end

// #region thin-event
const SEEN = new Map<string, string>();

export function tellArchive(article: DeskArticle, { archive, later }: ToArchive): void {
  const words = article.title + article.text + article.state;
  if (SEEN.get(article.id) === words) return;
  SEEN.set(article.id, words);
  later(async () => {
    const response = await archive.fetch(`${archive.url}/changes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: article.id }),
      redirect: 'manual',
      signal: AbortSignal.timeout(archive.deadlineMs),
    });
    return response.ok;
  });
}
// #endregion
