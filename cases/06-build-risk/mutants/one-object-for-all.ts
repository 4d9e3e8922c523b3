// Mistake: It returns one object, which every call changes.
// Caught by: build-risk/adapter › gives HR’s records the Host’s own words, and lets nothing else through
// Caught by: build-risk/tolerant-reader › sorts records into employees and quarantine, in HR’s order
// Caught by: build-risk/sunset › begins anew every time, and keeps two questions apart

// #region adapter
const ONE = {} as Employee;

export function toEmployee(record: PersonV1): Employee {
  const { id, displayName, workplace, status } = record;
  return Object.assign(ONE, { id, name: displayName, office: workplace ?? null, status });
}
// #endregion
