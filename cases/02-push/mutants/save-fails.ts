// Mistake: The save fails when the agency cannot be reached.
// Caught by: push/press-release › makes a message of a press release
// Caught by: push/sign › signs a press release in any language, byte for byte as it is sent

// #region announce
export async function announce(article: DeskArticle, { agency, later }: ToAgency): Promise<void> {
  const message = pressRelease(article);
  if (!message) return;
  const answer = await post(message, agency);
  later(async () => answer.ok);
}
// #endregion
