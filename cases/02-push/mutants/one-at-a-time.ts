// Mistake: It sends nothing while another message is under way.
// Caught by: push/press-release › gives every press release an id of its own

// #region announce
const BUSY = { now: false };

export function announce(article: DeskArticle, { agency, later }: ToAgency): void {
  const message = pressRelease(article);
  if (!message || BUSY.now) return;
  BUSY.now = true;
  later(async () => (await post(message, agency).finally(() => (BUSY.now = false))).ok);
}
// #endregion
