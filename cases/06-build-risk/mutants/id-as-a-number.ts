// Mistake: It turns IDs into numbers, which loses their leading zeros.
// Caught by: build-risk/adapter › gives HR’s records the Host’s own words
// Caught by: build-risk/tolerant-reader › reads what is as agreed, and sets nothing aside
// Caught by: build-risk/sunset › uses version 1 as long as it is all there is, and says nothing of an end that nobody announced

// #region adapter
export function toEmployee(record: PersonV1): Employee {
  const { id, displayName, workplace, status } = record;
  return { id: Number(id) as unknown as string, name: displayName, office: workplace ?? null, status };
}
// #endregion
