// Mistake: It sends the message twice, to be safe.
// Caught by: push/press-release › makes a message of a press release

// #region announce
export function announce(article: DeskArticle, { agency, later }: ToAgency): void {
  const message = pressRelease(article);
  if (message) later(async () => (await post(message, agency)).ok);
  if (message) later(async () => (await post(message, agency)).ok);
}
// #endregion
