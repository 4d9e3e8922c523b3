// Mistake: It copies HR's whole record and adds the Host's words, so HR's shape leaks into the Host.
// Caught by: build-risk/adapter › gives HR’s records the Host’s own words, and lets nothing else through

// #region adapter
export function toEmployee(record: PersonV1): Employee {
  return { ...record, name: record.displayName, office: record.workplace ?? null };
}
// #endregion
