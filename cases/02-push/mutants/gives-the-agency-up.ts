// Mistake: After one failure it does not ask the agency again.
// Caught by: push/press-release › takes 200 to 299 for success, and nothing else

// #region announce
const BUSY = { down: false };

export function announce(article: DeskArticle, { agency, later }: ToAgency): void {
  const message = pressRelease(article);
  if (message) later(async () => { if (BUSY.down) return false; const { ok } = await post(message, agency); BUSY.down = !ok; return ok; });
}
// #endregion
