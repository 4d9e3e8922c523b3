// Mistake: It writes a name in other characters than HR, though it looks the same.
// Caught by: build-risk/adapter › takes every text exactly as HR wrote it

// #region adapter
export function toEmployee(record: PersonV1): Employee {
  const { id, displayName, workplace, status } = record;
  return { id, name: displayName.normalize('NFC'), office: workplace ?? null, status };
}
// #endregion
