// Mistake: It takes 300 for a yes of the agency.
// Caught by: push/press-release › takes 200 to 299 for success, and nothing else

// #region announce
export function announce(article: DeskArticle, { agency, later }: ToAgency): void {
  const message = pressRelease(article);
  if (message) later(async () => (await post(message, agency)).status <= 300);
}
// #endregion
