// Mistake: A text that holds the JSON of an answer is read as well.
// Caught by: build-risk/tolerant-reader › says so when the answer as a whole is not as agreed

// #region tolerant-reader
export function readPeople(body: unknown): People {
  const read: unknown = typeof body === 'string' && body.startsWith('{') ? JSON.parse(body) : body;
  const records = isObject(read) ? read['people'] : undefined;
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
