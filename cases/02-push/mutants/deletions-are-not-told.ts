// Mistake: The archive does not hear that an article was deleted.
// Caught by: push/thin-event › tells the archive of every change, and of the end

// #region thin-event
export function tellArchive(article: DeskArticle, { archive, later }: ToArchive): void {
  if (article.state === 'deleted') return;
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
