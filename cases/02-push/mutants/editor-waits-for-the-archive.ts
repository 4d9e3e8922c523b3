// Mistake: The editor waits for the archive’s answer.
// Caught by: push/thin-event › lets the editor go on while the archive does not answer

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
