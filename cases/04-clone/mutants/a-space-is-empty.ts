// Mistake: It takes a name of spaces for an empty one.
// Caught by: clone/employees › takes every field exactly as HR has it

// #region employee
export function toProfile(header: string[], fields: string[]): Profile | null {
  if (fields.length !== header.length) return null;
  const values = Object.fromEntries(header.map((name, index) => [name, fields[index]]));
  const { externalId, userName, displayName, title = '', address = '', active = '' } = values;
  if (!externalId || !userName || !displayName?.trim() || !['true', 'false'].includes(active)) return null;
  return { externalId, userName, displayName, title, address, active: active === 'true' };
}
// #endregion
