// Mistake: It knows four statuses that mean yes.
// Caught by: push/press-release › takes 200 to 299 for success, and nothing else

// #region announce
export function announce(article: DeskArticle, { agency, later }: ToAgency): void {
  const message = pressRelease(article);
  if (message) later(async () => [200, 201, 202, 204].includes((await post(message, agency)).status));
}
// #endregion
