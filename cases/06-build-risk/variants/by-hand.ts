// Alternate: Nothing of what is given is used, types are guarded by hand, and headers are taken apart without an expression.

// #region warning
export function readWarning(headers: Headers): Warning | null {
  let deprecatedAt: number | null = null;
  let sunsetAt: number | null = null;
  let announced = false;
  for (const [name, value] of headers) {
    if (name === 'deprecation') {
      announced = true;
      const digits = value.startsWith('@') ? [...value.slice(1)] : [];
      if (digits.length > 0 && digits.every((one) => one >= '0' && one <= '9')) deprecatedAt = Number(digits.join('')) * 1e3;
    }
    if (name === 'sunset') {
      announced = true;
      const date = new Date(value);
      if (date.toString() !== 'Invalid Date') sunsetAt = date.valueOf();
    }
  }
  return announced ? { sunsetAt, deprecatedAt } : null;
}
// #endregion

// #region adapter-v2
export function fromV2(record: PersonV2): Record<keyof PersonV1, unknown> {
  const version1: Record<string, unknown> = {};
  if (record.employee?.id !== undefined) version1['id'] = record.employee.id;
  const name = record.name;
  if (name && typeof name.given === 'string' && typeof name.family === 'string') {
    version1['displayName'] = name.given.concat(' ', name.family);
  }
  version1['workplace'] = record.location?.office ?? null;
  if (record.employment && 'state' in Object(record.employment)) version1['status'] = record.employment.state;
  return version1 as Record<keyof PersonV1, unknown>;
}
// #endregion
