// Mistake: It keeps the employee that it once made for an ID, and shows what HR said then.
// Caught by: build-risk/adapter › gives HR’s records the Host’s own words, and lets nothing else through

// #region adapter
const SEEN = new Map<string, Employee>();

export function toEmployee(record: PersonV1): Employee {
  const { id, displayName, workplace, status } = record;
  let known = SEEN.get(id); if (!known) SEEN.set(id, known = { id, name: displayName, office: workplace ?? null, status }); return known;
}
// #endregion
