// Mistake: An answer whose source is not hr.people is broken.
// Caught by: build-risk/tolerant-reader › sorts records into employees and quarantine, in HR’s order

// #region tolerant-reader
export function readPeople(body: unknown): People {
  const records = isObject(body) && body['source'] === 'hr.people' ? body['people'] : undefined;
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
  for (const [field, rule] of Object.entries(FIELDS)) {
    const problem = problemWith(record[field], rule);
    if (problem) return { id, field, problem };
  }
  return null;
}
// #endregion
