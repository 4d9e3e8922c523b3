// Alternate: It uses none of the tools that are given, and adapts field by field.

// #region adapter
export function toEmployee(record: PersonV1): Employee {
  const employee: Employee = { status: record.status, office: null, name: record.displayName, id: record.id };
  if (typeof record.workplace === 'string') employee.office = record.workplace;
  return employee;
}
// #endregion

// #region tolerant-reader
export function readPeople(body: unknown): People {
  const people: People = { employees: [], quarantined: [], broken: null };
  if (typeof body !== 'object' || body === null || !('people' in body) || !Array.isArray(body.people)) {
    return { ...people, broken: 'There is no list.' };
  }
  body.people.map((record) => {
    const entry = quarantine(record);
    if (entry !== null) people.quarantined = [...people.quarantined, entry];
    else people.employees = [...people.employees, toEmployee(record)];
  });
  return people;
}

export function quarantine(record: any): Quarantined | null {
  if (record === null || typeof record !== 'object' || Array.isArray(record)) {
    return { id: null, field: 'record', problem: 'wrong-type' };
  }
  const id = typeof record.id === 'string' ? record.id : null;
  const no = (field: string, problem: Problem): Quarantined => ({ id, field, problem });
  if (record.id === undefined || record.id === null) return no('id', 'missing');
  if (id === null) return no('id', 'wrong-type');
  if (record.displayName === undefined || record.displayName === null) return no('displayName', 'missing');
  if (typeof record.displayName !== 'string') return no('displayName', 'wrong-type');
  if (record.workplace !== undefined && record.workplace !== null && typeof record.workplace !== 'string') {
    return no('workplace', 'wrong-type');
  }
  switch (typeof record.status) {
    case 'string':
      return ['active', 'left'].includes(record.status) ? null : no('status', 'unknown-value');
    case 'undefined':
      return no('status', 'missing');
    default:
      return no('status', record.status === null ? 'missing' : 'wrong-type');
  }
}
// #endregion
