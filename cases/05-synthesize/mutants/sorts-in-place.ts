// Mistake: It sorts the Host’s own list instead of a copy.
// Caught by: synthesize/one-scale › puts what is most severe first

// #region by-severity
export function bySeverity(items: Notification[]): Notification[] {
  return items.sort((a, b) => b.severity - a.severity || b.receivedAt - a.receivedAt);
}
// #endregion
