// Mistake: It returns one object, which every call changes.
// Caught by: build-risk/adapter › ?

// #region adapter
const ONE = {} as Employee;

export function toEmployee(record: PersonV1): Employee {
  const { id, displayName, workplace, status } = record;
  return Object.assign(ONE, { id, name: displayName, office: workplace ?? null, status });
}
// #endregion
