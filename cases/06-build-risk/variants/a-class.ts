// Alternate: The reader is a class that collects as it goes; the contract test is built on a generator.

// #region tolerant-reader
class PeopleReader {
  employees: Employee[] = [];
  quarantined: Quarantined[] = [];

  take(record: unknown): void {
    const entry = quarantine(record);
    entry === null ? this.employees.push(toEmployee(record as PersonV1)) : this.quarantined.push(entry);
  }

  finish(broken: string | null): People {
    return { employees: this.employees, quarantined: this.quarantined, broken };
  }
}

export function readPeople(body: unknown): People {
  const reader = new PeopleReader();
  const list = (body as { people?: unknown } | null | undefined)?.people;
  if (!Array.isArray(list)) return reader.finish('Nobody can find the people in this answer.');
  list.forEach((record) => reader.take(record));
  return reader.finish(null);
}

export function quarantine(record: unknown): Quarantined | null {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return { id: null, field: 'record', problem: 'wrong-type' };
  }
  const values = record as Record<string, unknown>;
  const fields = Object.keys(FIELDS) as (keyof typeof FIELDS)[];
  const wrong = fields.find((field) => problemWith(values[field], FIELDS[field]) !== null);
  if (wrong === undefined) return null;
  const id = typeof values['id'] === 'string' ? values['id'] : null;
  return { problem: problemWith(values[wrong], FIELDS[wrong])!, field: wrong, id };
}
// #endregion

// #region contract
function* breachesOf(list: unknown[]): Generator<Breach> {
  for (let index = list.length - 1; index >= 0; index -= 1) {
    const record = list[index];
    if (!isObject(record)) {
      yield { path: 'people[' + index + ']', problem: 'wrong-type' };
      continue;
    }
    for (const field in FIELDS) {
      const problem = problemWith(record[field], FIELDS[field as keyof typeof FIELDS]);
      if (problem !== null) yield { path: 'people[' + index + '].' + field, problem };
    }
  }
}

export function checkContract(body: unknown): Breach[] {
  if (!isObject(body) || body['people'] === undefined || body['people'] === null) {
    return [{ path: 'people', problem: 'missing' }];
  }
  if (!Array.isArray(body['people'])) return [{ path: 'people', problem: 'wrong-type' }];
  return [...breachesOf(body['people'])];
}
// #endregion
