// Mistake: It copies HR's whole record and adds the Host's words, so HR's shape leaks into the Host.
// Caught by: build-risk/adapter › lets nothing of HR’s shape through

// #region adapter
export function toEmployee(record: PersonV1): Employee {
  return { ...record, name: record.displayName, office: record.workplace ?? null };
}
// #endregion
