// Mistake: The editor waits for the archive’s answer.
// Caught by: push/thin-event › sends the archive the ID, and nothing else

// #region thin-event
export async function tellArchive(article: DeskArticle, { archive, later }: ToArchive): Promise<void> {
  const tell = async () => {
    const response = await archive.fetch(`${archive.url}/changes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: article.id }),
      redirect: 'manual',
      signal: AbortSignal.timeout(archive.deadlineMs),
    });
    return response.ok;
  };
  const arrived = await tell().catch(() => false);
  later(async () => arrived);
}
// #endregion
