// Mistake: It follows the archive’s redirect.
// Caught by: push/thin-event › takes 200 to 299 for success, and nothing else

// #region thin-event
export function tellArchive(article: DeskArticle, { archive, later }: ToArchive): void {
  later(async () => {
    const response = await archive.fetch(`${archive.url}/changes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: article.id }),
      signal: AbortSignal.timeout(archive.deadlineMs),
    });
    return response.ok;
  });
}
// #endregion
