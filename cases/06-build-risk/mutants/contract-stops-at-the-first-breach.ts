// Mistake: The contract test names one breach and stops.
// Caught by: build-risk/contract › names every field of every record that is not as agreed

// #region contract
export function checkContract(body: unknown): Breach[] {
  const people = isObject(body) ? body['people'] : undefined;
  if (!Array.isArray(people)) return [{ path: 'people', problem: (people ?? null) === null ? 'missing' : 'wrong-type' }];
  for (const [index, record] of people.entries()) {
    const path = `people[${index}]`;
    if (!isObject(record)) return [{ path, problem: 'wrong-type' }];
    for (const [field, rule] of Object.entries(FIELDS)) {
      const problem = problemWith(record[field], rule);
      if (problem) return [{ path: `${path}.${field}`, problem }];
    }
  }
  return [];
}
// #endregion
