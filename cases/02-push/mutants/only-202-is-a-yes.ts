// Mistake: It takes only 202 for a yes of the archive.
// Caught by: push/thin-event › takes 200 to 299 for success, and nothing else

// #region thin-event
export function tellArchive(article: DeskArticle, { archive, later }: ToArchive): void {
  later(async () => {
    const response = await archive.fetch(`${archive.url}/changes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: article.id }),
      redirect: 'manual',
      signal: AbortSignal.timeout(archive.deadlineMs),
    });
    return response.status === 202;
  });
}
// #endregion
