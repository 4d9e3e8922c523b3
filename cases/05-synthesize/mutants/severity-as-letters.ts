// Mistake: It compares severities letter by letter, so that 9 is more than 21.
// Caught by: synthesize/one-scale › puts what is most severe first

// #region by-severity
export function bySeverity(items: Notification[]): Notification[] {
  return items.toSorted((a, b) => String(b.severity).localeCompare(String(a.severity)) || b.receivedAt - a.receivedAt);
}
// #endregion
