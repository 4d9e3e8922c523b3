// Alternate: A table says which of HR's words is which of ours, for both versions.

// #region adapter
const OURS = { id: 'id', name: 'displayName', office: 'workplace', status: 'status' } as const;

export function toEmployee(record: PersonV1): Employee {
  const pairs = Object.entries(OURS).map(([ours, theirs]) => [ours, record[theirs] ?? null]);
  return Object.fromEntries(pairs) as unknown as Employee;
}
// #endregion

// #region adapter-v2
const THEIRS = { id: ['employee', 'id'], workplace: ['location', 'office'], status: ['employment', 'state'] } as const;

function dig(value: unknown, [first, ...others]: readonly string[]): unknown {
  if (first === undefined) return value;
  return isObject(value) ? dig(value[first], others) : undefined;
}

export function fromV2(record: PersonV2): Record<keyof PersonV1, unknown> {
  const [given, family] = [dig(record, ['name', 'given']), dig(record, ['name', 'family'])];
  const found = Object.fromEntries(Object.entries(THEIRS).map(([field, path]) => [field, dig(record, path)]));
  const isWhole = typeof given === 'string' && typeof family === 'string';
  return { ...found, displayName: isWhole ? `${given} ${family}` : undefined } as Record<keyof PersonV1, unknown>;
}
// #endregion
