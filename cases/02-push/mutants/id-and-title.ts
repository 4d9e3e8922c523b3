// Mistake: It sends the headline along with the ID.
// Caught by: push/thin-event › sends the archive the ID, and nothing else

// #region thin-event
export function tellArchive(article: DeskArticle, { archive, later }: ToArchive): void {
  later(async () => {
    const response = await archive.fetch(`${archive.url}/changes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: article.id, title: article.title }),
      redirect: 'manual',
      signal: AbortSignal.timeout(archive.deadlineMs),
    });
    return response.ok;
  });
}
// #endregion
