// Mistake: Everybody whom HR sends is active, those who have left included.
// Caught by: build-risk/adapter › gives HR’s records the Host’s own words
// Caught by: build-risk/tolerant-reader › reads what is as agreed, and sets nothing aside
// Caught by: build-risk/sunset › uses version 1 as long as it is all there is, and says nothing of an end that nobody announced

// #region adapter
export function toEmployee({ id, displayName, workplace }: PersonV1): Employee {
  return { id, name: displayName, office: workplace ?? null, status: 'active' };
}
// #endregion
