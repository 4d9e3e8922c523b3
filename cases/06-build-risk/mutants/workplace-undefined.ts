// Mistake: Somebody without a workplace has the office undefined instead of null.
// Caught by: build-risk/adapter › gives HR’s records the Host’s own words, and lets nothing else through

// #region adapter
export function toEmployee(record: PersonV1): Employee {
  const { id, displayName, workplace, status } = record;
  return { id, name: displayName, office: workplace as string, status };
}
// #endregion
