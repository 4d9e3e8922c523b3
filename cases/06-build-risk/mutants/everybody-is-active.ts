// Mistake: Everybody whom HR sends is active, those who have left included.
// Caught by: build-risk/adapter › ?
// Caught by: build-risk/tolerant-reader › ?
// Caught by: build-risk/sunset › ?

// #region adapter
export function toEmployee({ id, displayName, workplace }: PersonV1): Employee {
  return { id, name: displayName, office: workplace ?? null, status: 'active' };
}
// #endregion
