// Mistake: A header tells the archive when the article changed.
// Caught by: push/thin-event › sends the archive the ID, and nothing else

// #region thin-event
export function tellArchive(article: DeskArticle, { archive, later }: ToArchive): void {
  later(async () => {
    const response = await archive.fetch(`${archive.url}/changes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `${article.id}-${article.changedAt}` },
      body: JSON.stringify({ id: article.id }),
      redirect: 'manual',
      signal: AbortSignal.timeout(archive.deadlineMs),
    });
    return response.ok;
  });
}
// #endregion
