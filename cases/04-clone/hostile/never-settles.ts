// Hostile: its promise for an article never settles.
// Verdict: clone/news-item failed, clone/idempotent failed, clone/employees passed, clone/re-clone failed, clone/unplugged failed

// #region take-over
export function takeOver(): Promise<News> {
  return new Promise(() => undefined);
}
// #endregion
