// Mistake: The editor waits for the agency’s answer.
// Caught by: push/press-release › makes a message of a press release
// Caught by: push/sign › signs a press release in any language, byte for byte as it is sent

// #region announce
export async function announce(article: DeskArticle, { agency }: ToAgency): Promise<void> {
  const message = pressRelease(article);
  if (message) await post(message, agency).catch(() => undefined);
}
// #endregion
