// Mistake: It leaves work for later about an article that is no press release.
// Caught by: push/press-release › sends nothing else

// #region announce
export function announce(article: DeskArticle, { agency, later }: ToAgency): void {
  const message = pressRelease(article);
  if (message) later(async () => (await post(message, agency)).ok);
  else later(async () => true);
}
// #endregion
