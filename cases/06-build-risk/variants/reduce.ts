// Alternate: Reader and contract test are folds, and neither looks at a record twice.

// #region tolerant-reader
export function readPeople(body: unknown): People {
  if (!isObject(body)) return { employees: [], quarantined: [], broken: 'The answer is no object.' };
  const { people } = body;
  if (!Array.isArray(people)) return { employees: [], quarantined: [], broken: `people is ${JSON.stringify(people) ?? 'absent'}.` };
  return people.reduce<People>(
    ({ employees, quarantined, broken }, record) => {
      const entry = quarantine(record);
      return entry
        ? { employees, quarantined: quarantined.concat(entry), broken }
        : { employees: employees.concat(toEmployee(record)), quarantined, broken };
    },
    { employees: [], quarantined: [], broken: null },
  );
}

export function quarantine(record: unknown): Quarantined | null {
  if (!isObject(record)) return { field: 'record', problem: 'wrong-type', id: null };
  return (Object.keys(FIELDS) as (keyof PersonV1)[]).reduce<Quarantined | null>((found, field) => {
    const problem = found ? null : problemWith(record[field], FIELDS[field]);
    const id = record['id'];
    return problem ? { id: typeof id === 'string' ? id : null, field, problem } : found;
  }, null);
}
// #endregion

// #region contract
export function checkContract(body: unknown): Breach[] {
  const list = isObject(body) ? (body['people'] ?? null) : null;
  if (list === null) return [{ problem: 'missing', path: 'people' }];
  if (!Array.isArray(list)) return [{ problem: 'wrong-type', path: 'people' }];
  const found = new Map<string, Problem>();
  for (const field of Object.keys(FIELDS) as (keyof PersonV1)[]) {
    for (const place in list) {
      const record: unknown = list[place];
      if (!isObject(record)) found.set(`people[${place}]`, 'wrong-type');
      else {
        const problem = problemWith(record[field], FIELDS[field]);
        if (problem) found.set(`people[${place}].${field}`, problem);
      }
    }
  }
  return Array.from(found, ([path, problem]) => ({ path, problem })).reverse();
}
// #endregion
