// Mistake: It waits for the archive for ever.
// Caught by: push/thin-event › stops waiting for the archive after the deadline

// #region thin-event
export function tellArchive(article: DeskArticle, { archive, later }: ToArchive): void {
  later(async () => {
    const response = await archive.fetch(`${archive.url}/changes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: article.id }),
      redirect: 'manual',
    });
    return response.ok;
  });
}
// #endregion
