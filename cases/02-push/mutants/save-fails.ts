// Mistake: The save fails when the agency cannot be reached.
// Caught by: push/press-release › lets the editor go on while the agency does not answer

// #region announce
export async function announce(article: DeskArticle, { agency, later }: ToAgency): Promise<void> {
  const message = pressRelease(article);
  if (!message) return;
  const answer = await post(message, agency);
  later(async () => answer.ok);
}
// #endregion
