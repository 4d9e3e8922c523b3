// Mistake: All messages to the archive share one deadline.
// Caught by: push/thin-event › stops waiting for the archive after the deadline

// #region thin-event
const ONCE: { signal?: AbortSignal } = {};

export function tellArchive(article: DeskArticle, { archive, later }: ToArchive): void {
  later(async () => {
    const response = await archive.fetch(`${archive.url}/changes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: article.id }),
      redirect: 'manual',
      signal: (ONCE.signal ??= AbortSignal.timeout(archive.deadlineMs)),
    });
    return response.ok;
  });
}
// #endregion
