// Mistake: The contract test names each field and problem once, and remembers that.
// Caught by: build-risk/contract › names every field of every record that is not as agreed

// #region contract
const SEEN = new Set<string>();

export function checkContract(body: unknown): Breach[] {
  const people = isObject(body) ? body['people'] : undefined;
  if (!Array.isArray(people))
    return [{ path: 'people', problem: (people ?? null) === null ? 'missing' : 'wrong-type' }];
  return people.flatMap((record: unknown, index): Breach[] => {
    const seen = SEEN; const path = `people[${index}]`;
    if (!isObject(record)) return [{ path, problem: 'wrong-type' }];
    return Object.entries(FIELDS).flatMap(([field, rule]) => {
      const problem = problemWith(record[field], rule);
      const key = field + problem; if (seen.has(key)) return []; seen.add(key);
      return problem ? [{ path: `${path}.${field}`, problem }] : [];
    });
  });
}
// #endregion
