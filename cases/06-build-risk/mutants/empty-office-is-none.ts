// Mistake: It takes a workplace that is an empty text for none.
// Caught by: build-risk/adapter › takes every text exactly as HR wrote it

// #region adapter
export function toEmployee(record: PersonV1): Employee {
  const { id, displayName, workplace, status } = record;
  return { id, name: displayName, office: workplace || null, status };
}
// #endregion
