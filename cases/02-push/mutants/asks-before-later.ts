// Mistake: It asks the agency before later() runs the work.
// Caught by: push/press-release › makes a message of a press release
// Caught by: push/sign › signs a press release in any language, byte for byte as it is sent

// #region announce
export function announce(article: DeskArticle, { agency, later }: ToAgency): void {
  const message = pressRelease(article);
  if (!message) return;
  const sent = post(message, agency).then(({ ok }) => ok);
  sent.catch(() => undefined);
  later(() => sent);
}
// #endregion
