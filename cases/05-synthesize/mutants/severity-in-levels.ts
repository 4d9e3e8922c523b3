// Mistake: It sorts by the names of severities, and takes 18 and 17 for equals.
// Caught by: synthesize/one-scale › puts what is most severe first

// #region by-severity
export function bySeverity(items: Notification[]): Notification[] {
  return items.toSorted(
    (a, b) => Math.floor((b.severity - 1) / 4) - Math.floor((a.severity - 1) / 4) || b.receivedAt - a.receivedAt,
  );
}
// #endregion
