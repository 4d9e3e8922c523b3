// Mistake: Everybody whom HR sends is active, those who have left included.
// Caught by: build-risk/adapter › gives HR’s records the Host’s own words, and lets nothing else through

// #region adapter
export function toEmployee({ id, displayName, workplace }: PersonV1): Employee {
  return { id, name: displayName, office: workplace ?? null, status: 'active' };
}
// #endregion
