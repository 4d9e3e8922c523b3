// Mistake: The contract test minds two records with one ID, which nobody has agreed.
// Caught by: build-risk/contract › passes whatever The Pass does not rely on

// #region contract
export function checkContract(body: unknown): Breach[] {
  const people = isObject(body) ? body['people'] : undefined;
  if (!Array.isArray(people))
    return [{ path: 'people', problem: (people ?? null) === null ? 'missing' : 'wrong-type' }];
  return people.flatMap((record: unknown, index): Breach[] => {
    const path = `people[${index}]`; if (isObject(record) && people.findIndex((one) => isObject(one) && one['id'] === record['id']) < index) return [{ path: `${path}.id`, problem: 'unknown-value' }];
    if (!isObject(record)) return [{ path, problem: 'wrong-type' }];
    return Object.entries(FIELDS).flatMap(([field, rule]) => {
      const problem = problemWith(record[field], rule);
      return problem ? [{ path: `${path}.${field}`, problem }] : [];
    });
  });
}
// #endregion
