// Mistake: It turns HR's own record into an employee instead of building one.
// Caught by: build-risk/adapter › gives HR’s records the Host’s own words, and lets nothing else through

// #region adapter
export function toEmployee(record: PersonV1): Employee {
  const { id, displayName, workplace, status } = record;
  const r = record as any; delete r.displayName; delete r.workplace; for (const k of Object.keys(r)) if (k !== 'id' && k !== 'status') delete r[k]; r.name = displayName; r.office = workplace ?? null; return r;
}
// #endregion
