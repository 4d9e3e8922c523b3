// Mistake: The archive hears of every article once, and of no change.
// Caught by: push/thin-event › tells the archive of every change, and of the end

// #region thin-event
const told = new Set<string>();

export function tellArchive(article: DeskArticle, { archive, later }: ToArchive): void {
  if (told.has(article.id)) return;
  told.add(article.id);
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
