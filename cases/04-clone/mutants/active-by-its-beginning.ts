// Mistake: Its pattern for active takes whatever begins with true or ends with false.
// Caught by: clone/employees › reports a malformed row, and imports the rest

// #region employee
export function toProfile(header: string[], fields: string[]): Profile | null {
  if (fields.length !== header.length) return null;
  const values = Object.fromEntries(header.map((name, index) => [name, fields[index]]));
  const { externalId, userName, displayName, title = '', address = '', active = '' } = values;
  if (!externalId || !userName || !displayName || !/^true|false$/.test(active)) return null;
  return { externalId, userName, displayName, title, address, active: active === 'true' };
}
// #endregion
