// Mistake: The contract test wants the fields that HR sends today, so a new one breaks it.
// Caught by: build-risk/contract › passes whatever The Pass does not rely on

// #region contract
export function checkContract(body: unknown): Breach[] {
  const people = isObject(body) ? body['people'] : undefined;
  if (!Array.isArray(people)) return [{ path: 'people', problem: (people ?? null) === null ? 'missing' : 'wrong-type' }];
  return people.flatMap((record: unknown, index): Breach[] => {
    const path = `people[${index}]`;
    if (!isObject(record)) return [{ path, problem: 'wrong-type' }];
    const known = [...Object.keys(FIELDS), 'costCentre'];
    const strangers = Object.keys(record).filter((field) => !known.includes(field));
    return [
      ...strangers.map((field): Breach => ({ path: `${path}.${field}`, problem: 'unknown-value' })),
      ...Object.entries(FIELDS).flatMap(([field, rule]): Breach[] => {
        const problem = problemWith(record[field], rule);
        return problem ? [{ path: `${path}.${field}`, problem }] : [];
      }),
    ];
  });
}
// #endregion
