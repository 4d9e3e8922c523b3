// Hostile: It loops for ever over a record that is not as agreed.
// Verdict: build-risk/adapter passed, build-risk/tolerant-reader failed, build-risk/contract passed, build-risk/sunset failed
// Says: give control back

// #region tolerant-reader
export function readPeople(body: unknown): People {
  const records = isObject(body) ? body['people'] : undefined;
  if (!Array.isArray(records)) return { employees: [], quarantined: [], broken: 'HR’s answer has no list of people.' };
  const people: People = { employees: [], quarantined: [], broken: null };
  while (people.employees.length < records.length) {
    const record = records[people.employees.length];
    if (!quarantine(record)) people.employees.push(toEmployee(record as PersonV1));
  }
  return people;
}

export function quarantine(record: unknown): Quarantined | null {
  if (!isObject(record)) return { id: null, field: 'record', problem: 'wrong-type' };
  const id = typeof record['id'] === 'string' ? record['id'] : null;
  for (const [field, rule] of Object.entries(FIELDS)) {
    const problem = problemWith(record[field], rule);
    if (problem) return { id, field, problem };
  }
  return null;
}
// #endregion
