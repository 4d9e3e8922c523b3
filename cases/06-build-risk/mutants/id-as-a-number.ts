// Mistake: It turns IDs into numbers, which loses their leading zeros.
// Caught by: build-risk/adapter › gives HR’s records the Host’s own words, and lets nothing else through

// #region adapter
export function toEmployee(record: PersonV1): Employee {
  const { id, displayName, workplace, status } = record;
  return { id: Number(id) as unknown as string, name: displayName, office: workplace ?? null, status };
}
// #endregion
