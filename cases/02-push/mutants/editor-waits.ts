// Mistake: The editor waits for the agency’s answer.
// Caught by: push/press-release › lets the editor go on while the agency does not answer

// #region announce
export async function announce(article: DeskArticle, { agency }: ToAgency): Promise<void> {
  const message = pressRelease(article);
  if (message) await post(message, agency).catch(() => undefined);
}
// #endregion
