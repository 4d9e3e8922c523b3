// Mistake: Somebody without a workplace has the office undefined instead of null.
// Caught by: build-risk/adapter › ?
// Caught by: build-risk/tolerant-reader › ?
// Caught by: build-risk/sunset › ?

// #region adapter
export function toEmployee(record: PersonV1): Employee {
  const { id, displayName, workplace, status } = record;
  return { id, name: displayName, office: workplace as string, status };
}
// #endregion
