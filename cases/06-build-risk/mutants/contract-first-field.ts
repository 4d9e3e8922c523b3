// Mistake: The contract test names one field of a record, and not the others.
// Caught by: build-risk/contract › names every field of every record that is not as agreed

// #region contract
export function checkContract(body: unknown): Breach[] {
  const people = isObject(body) ? body['people'] : undefined;
  if (!Array.isArray(people))
    return [{ path: 'people', problem: (people ?? null) === null ? 'missing' : 'wrong-type' }];
  return people.flatMap((record: unknown, index): Breach[] => {
    const path = `people[${index}]`;
    if (!isObject(record)) return [{ path, problem: 'wrong-type' }];
    const bad = quarantine(record); return bad ? [{ path: `${path}.${bad.field}`, problem: bad.problem }] : [];
  });
}
// #endregion
