// Mistake: It tells the archive nothing of an article while a message about it is under way.
// Caught by: push/thin-event › lets the editor go on while the archive does not answer

// #region thin-event
const UNDER_WAY = new Set<string>();

export function tellArchive(article: DeskArticle, { archive, later }: ToArchive): void {
  if (UNDER_WAY.has(article.id)) return;
  UNDER_WAY.add(article.id);
  later(async () => {
    try {
    const response = await archive.fetch(`${archive.url}/changes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: article.id }),
      redirect: 'manual',
      signal: AbortSignal.timeout(archive.deadlineMs),
    });
    return response.ok;
    } finally {
      UNDER_WAY.delete(article.id);
    }
  });
}
// #endregion
