// Hostile: it sends in the background and leaves it to nobody to hear that it failed.
// Verdict: push/press-release failed, push/sign failed, push/thin-event passed, push/midnight-file passed, push/outbox passed
// Says: Nobody caught an error

// #region announce
export function announce(article: DeskArticle, { agency, later }: ToAgency): void {
  const message = pressRelease(article);
  if (!message) return;
  later(async () => (await post(message, agency)).ok);
  setImmediate(() => Promise.reject(new Error('the press is stopped')));
}
// #endregion
