// Mistake: One bad record, and nobody is shown.
// Caught by: build-risk/tolerant-reader › sets a record aside when HR renamed displayName to fullName
// Caught by: build-risk/sunset › reads version 2 as soon as it is there

// #region tolerant-reader
export function readPeople(body: unknown): People {
  const records = isObject(body) ? body['people'] : undefined;
  if (!Array.isArray(records)) return { employees: [], quarantined: [], broken: 'HR’s answer has no list of people.' };
  const people: People = { employees: [], quarantined: [], broken: null };
  for (const record of records) {
    const trouble = quarantine(record);
    if (trouble) return { employees: [], quarantined: [trouble], broken: null };
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
