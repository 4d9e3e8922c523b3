// Mistake: It names the field that comes first in HR's record, not in FIELDS.
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
  if (!isObject(record)) return { id: null, field: 'record', problem: 'wrong-type' };
  const id = typeof record['id'] === 'string' ? record['id'] : null;
  for (const [field, rule] of Object.entries(FIELDS).toSorted(([a], [b]) => Object.keys(record).indexOf(a) - Object.keys(record).indexOf(b))) {
    const problem = problemWith(record[field], rule);
    if (problem) return { id, field, problem };
  }
  return null;
}
// #endregion
