// Alternate: Contract and quarantine share one function that lists every problem of a record.

// #region contract
function problemsOf(record: Record<string, unknown>): [string, Problem][] {
  const found: [string, Problem][] = [];
  for (const [field, rule] of Object.entries(FIELDS)) {
    const problem = problemWith(record[field], rule);
    if (problem) found.push([field, problem]);
  }
  return found;
}

export function checkContract(body: unknown): Breach[] {
  const list = isObject(body) ? body['people'] : null;
  if (list === undefined || list === null) return [{ path: 'people', problem: 'missing' }];
  if (!Array.isArray(list)) return [{ path: 'people', problem: 'wrong-type' }];
  const breaches: Breach[] = [];
  list.forEach((record, index) => {
    if (!isObject(record)) breaches.push({ path: `people[${index}]`, problem: 'wrong-type' });
    else for (const [field, problem] of problemsOf(record)) breaches.push({ path: `people[${index}].${field}`, problem });
  });
  return breaches;
}
// #endregion

// #region tolerant-reader
export function readPeople(body: unknown): People {
  const list: unknown = isObject(body) ? body['people'] : undefined;
  if (!Array.isArray(list)) return { employees: [], quarantined: [], broken: 'No people in this answer.' };
  const judged = list.map((record: unknown) => ({ record, entry: quarantine(record) }));
  return {
    employees: judged.filter(({ entry }) => !entry).map(({ record }) => toEmployee(record as PersonV1)),
    quarantined: judged.flatMap(({ entry }) => entry ?? []),
    broken: null,
  };
}

export function quarantine(record: unknown): Quarantined | null {
  if (!isObject(record)) return { id: null, field: 'record', problem: 'wrong-type' };
  const [first] = problemsOf(record);
  return first ? { id: typeof record['id'] === 'string' ? record['id'] : null, field: first[0], problem: first[1] } : null;
}
// #endregion
