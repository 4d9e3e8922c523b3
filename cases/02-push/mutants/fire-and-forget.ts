// Mistake: Nobody hears what became of the message.
// Caught by: push/press-release › lets the editor go on while the agency does not answer

// #region announce
export function announce(article: DeskArticle, { agency, later }: ToAgency): void {
  const message = pressRelease(article);
  if (message) void post(message, agency).catch(() => undefined);
}
// #endregion
