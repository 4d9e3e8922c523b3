// Mistake: The contract test looks a record's place up by what is in it, so twins have one place.
// Caught by: build-risk/contract › names every field of every record that is not as agreed

// #region contract
export function checkContract(body: unknown): Breach[] {
  const people = isObject(body) ? body['people'] : undefined;
  if (!Array.isArray(people))
    return [{ path: 'people', problem: (people ?? null) === null ? 'missing' : 'wrong-type' }];
  return people.flatMap((record: unknown, index): Breach[] => {
    const path = `people[${people.findIndex((one) => JSON.stringify(one) === JSON.stringify(record))}]`;
    if (!isObject(record)) return [{ path, problem: 'wrong-type' }];
    return Object.entries(FIELDS).flatMap(([field, rule]) => {
      const problem = problemWith(record[field], rule);
      return problem ? [{ path: `${path}.${field}`, problem }] : [];
    });
  });
}
// #endregion
