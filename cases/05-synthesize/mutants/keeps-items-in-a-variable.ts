// Mistake: It keeps items in a list of its own, which is gone when the Host starts again.
// Caught by: synthesize/accept › takes in what a system sends, and lists it
// Caught by: synthesize/filter › shows each person what is for them
// Caught by: synthesize/one-scale › makes items of lines, and brings their severities to the common scale

// #region store
const kept: Notification[] = [];

export function store(item: Item, receivedAt: number, sql: Sql): void {
  kept.push({ ...item, receivedAt });
}
// #endregion
