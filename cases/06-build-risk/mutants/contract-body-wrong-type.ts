// Mistake: The contract test says wrong-type when the answer is no object.
// Caught by: build-risk/contract › names a record that is no object, and a list that is not there

// #region contract
export function checkContract(body: unknown): Breach[] {
  if (!isObject(body)) return [{ path: 'people', problem: 'wrong-type' }];
  const people = isObject(body) ? body['people'] : undefined;
  if (!Array.isArray(people))
    return [{ path: 'people', problem: (people ?? null) === null ? 'missing' : 'wrong-type' }];
  return people.flatMap((record: unknown, index): Breach[] => {
    const path = `people[${index}]`;
    if (!isObject(record)) return [{ path, problem: 'wrong-type' }];
    return Object.entries(FIELDS).flatMap(([field, rule]) => {
      const problem = problemWith(record[field], rule);
      return problem ? [{ path: `${path}.${field}`, problem }] : [];
    });
  });
}
// #endregion
