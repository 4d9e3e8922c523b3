// Mistake: It takes everybody for active in a file that does not say so.
// Caught by: clone/employees › reads columns in any order, and leaves out those that it does not need

// #region employee
export function toProfile(header: string[], fields: string[]): Profile | null {
  if (fields.length !== header.length) return null;
  const values = Object.fromEntries(header.map((name, index) => [name, fields[index]]));
  const { externalId, userName, displayName, title = '', address = '', active = 'true' } = values;
  if (!externalId || !userName || !displayName || !['true', 'false'].includes(active)) return null;
  return { externalId, userName, displayName, title, address, active: active === 'true' };
}
// #endregion
