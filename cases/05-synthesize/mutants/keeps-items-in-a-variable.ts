// Mistake: It keeps items in a list of its own, which is gone when the Host starts again.
// Caught by: synthesize/accept › ?
// Caught by: synthesize/filter › ?
// Caught by: synthesize/one-scale › ?

// #region store
const kept: Notification[] = [];

export function store(item: Item, receivedAt: number, sql: Sql): void {
  kept.push({ ...item, receivedAt });
}
// #endregion
