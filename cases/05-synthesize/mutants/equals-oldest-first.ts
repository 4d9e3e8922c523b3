// Mistake: Among equals, it puts what was received first on top.
// Caught by: synthesize/one-scale › puts what is most severe first

// #region by-severity
export function bySeverity(items: Notification[]): Notification[] {
  return items.toSorted((a, b) => b.severity - a.severity || a.receivedAt - b.receivedAt);
}
// #endregion
