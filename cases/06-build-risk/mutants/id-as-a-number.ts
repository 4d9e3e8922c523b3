// Mistake: It turns IDs into numbers, which loses their leading zeros.
// Caught by: build-risk/adapter › ?
// Caught by: build-risk/tolerant-reader › ?
// Caught by: build-risk/sunset › ?

// #region adapter
export function toEmployee(record: PersonV1): Employee {
  const { id, displayName, workplace, status } = record;
  return { id: Number(id) as unknown as string, name: displayName, office: workplace ?? null, status };
}
// #endregion
