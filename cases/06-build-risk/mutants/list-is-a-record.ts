// Mistake: It takes a list for a record.
// Caught by: build-risk/tolerant-reader › finds what is wrong with a record, and nothing wrong with one that is as agreed

// #region tolerant-reader
export function readPeople(body: unknown): People {
  const records = isObject(body) ? body['people'] : undefined;
  if (!Array.isArray(records)) return { employees: [], quarantined: [], broken: 'HR’s answer has no list of people.' };
  const people: People = { employees: [], quarantined: [], broken: null };
  for (const record of records) {
    const trouble = quarantine(record);
    if (trouble) people.quarantined.push(trouble);
    else people.employees.push(toEmployee(record as PersonV1));
  }
  return people;
}

export function quarantine(record: unknown): Quarantined | null {
  if (typeof record !== 'object' || record === null) return { id: null, field: 'record', problem: 'wrong-type' };
  const known = record as Record<string, unknown>;
  const id = typeof known['id'] === 'string' ? known['id'] : null;
  for (const [field, rule] of Object.entries(FIELDS)) {
    const problem = problemWith(known[field], rule);
    if (problem) return { id, field, problem };
  }
  return null;
}
// #endregion
