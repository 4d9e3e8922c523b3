// Alternate: Employees, entries and breaches are instances of classes.

// #region adapter
class Colleague implements Employee {
  id: string;
  name: string;
  office: string | null;
  status: 'active' | 'left';

  constructor(record: PersonV1) {
    this.id = record.id;
    this.name = record.displayName;
    this.office = record.workplace ?? null;
    this.status = record.status;
  }
}

export function toEmployee(record: PersonV1): Employee {
  return Object.freeze(new Colleague(record));
}
// #endregion

// #region contract
class Place implements Breach {
  readonly path: string;
  readonly problem: Problem;

  constructor(problem: Problem, ...path: (string | number)[]) {
    this.problem = problem;
    this.path = path.reduce<string>((all, part) => (typeof part === 'number' ? `${all}[${part}]` : all && `${all}.${part}` || part), '');
  }
}

export function checkContract(body: unknown): Breach[] {
  const people = isObject(body) ? body['people'] : null;
  if (people === null || people === undefined) return [new Place('missing', 'people')];
  if (!Array.isArray(people)) return [new Place('wrong-type', 'people')];
  const breaches: Place[] = [];
  people.forEach((record: unknown, place) => {
    if (!isObject(record)) return void breaches.push(new Place('wrong-type', 'people', place));
    for (const [field, rule] of Object.entries(FIELDS)) {
      const problem = problemWith(record[field], rule);
      if (problem !== null) breaches.push(new Place(problem, 'people', place, field));
    }
  });
  return breaches;
}
// #endregion
