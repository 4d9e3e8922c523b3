// Mistake: It takes everybody for active.
// Caught by: clone/employees › creates a profile for every new employee, and none twice

// #region employee
export function toProfile(header: string[], fields: string[]): Profile | null {
  if (fields.length !== header.length) return null;
  const values = Object.fromEntries(header.map((name, index) => [name, fields[index]]));
  const { externalId, userName, displayName, title = '', address = '', active = '' } = values;
  if (!externalId || !userName || !displayName || !['true', 'false'].includes(active)) return null;
  return { externalId, userName, displayName, title, address, active: true };
}
// #endregion
