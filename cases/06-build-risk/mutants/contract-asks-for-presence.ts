// Mistake: The contract test asks whether a field is there, not what is in it.
// Caught by: build-risk/contract › names every field of every record that is not as agreed

// #region contract
export function checkContract(body: unknown): Breach[] {
  const people = isObject(body) ? body['people'] : undefined;
  if (!Array.isArray(people)) return [{ path: 'people', problem: (people ?? null) === null ? 'missing' : 'wrong-type' }];
  return people.flatMap((record: unknown, index): Breach[] => {
    const path = `people[${index}]`;
    if (!isObject(record)) return [{ path, problem: 'wrong-type' }];
    return Object.keys(FIELDS).flatMap((field): Breach[] =>
      (record[field] ?? null) === null && field !== 'workplace' ? [{ path: `${path}.${field}`, problem: 'missing' }] : [],
    );
  });
}
// #endregion
