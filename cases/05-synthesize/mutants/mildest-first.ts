// Mistake: It puts what is least severe first.
// Caught by: synthesize/one-scale › puts what is most severe first

// #region by-severity
export function bySeverity(items: Notification[]): Notification[] {
  return items.toSorted((a, b) => a.severity - b.severity || b.receivedAt - a.receivedAt);
}
// #endregion
