// Mistake: Nobody hears what became of the message.
// Caught by: push/press-release › sends a press release to the agency when it is published

// #region announce
export function announce(article: DeskArticle, { agency, later }: ToAgency): void {
  const message = pressRelease(article);
  if (message) void post(message, agency).catch(() => undefined);
}
// #endregion
