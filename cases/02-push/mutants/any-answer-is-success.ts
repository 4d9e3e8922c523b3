// Mistake: It takes any answer for success.
// Caught by: push/press-release › takes 200 to 299 for success, and nothing else

// #region announce
export function announce(article: DeskArticle, { agency, later }: ToAgency): void {
  const message = pressRelease(article);
  if (message) later(async () => (await post(message, agency)).status > 0);
}
// #endregion
