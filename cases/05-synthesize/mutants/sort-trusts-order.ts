// Mistake: Among equals it trusts the order in which they come.
// Caught by: synthesize/one-scale › puts what is most severe first

// #region by-severity
export function bySeverity(items: Notification[]): Notification[] {
  return items.toSorted((a, b) => b.severity - a.severity);
}
// #endregion
