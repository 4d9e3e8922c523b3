// Mistake: It tidies the spaces in a name, which is HR's to write.
// Caught by: build-risk/adapter › takes every text exactly as HR wrote it

// #region adapter
export function toEmployee(record: PersonV1): Employee {
  const { id, displayName, workplace, status } = record;
  return { id, name: displayName.trim().replace(/\s+/g, ' '), office: workplace ?? null, status };
}
// #endregion
