// Mistake: It takes whatever is not “true” for “false”.
// Caught by: clone/employees › reads columns in any order, and leaves out those that it does not need

// #region employee
export function toProfile(header: string[], fields: string[]): Profile | null {
  if (fields.length !== header.length) return null;
  const values = Object.fromEntries(header.map((name, index) => [name, fields[index]]));
  const { externalId, userName, displayName, title = '', address = '', active = '' } = values;
  if (!externalId || !userName || !displayName) return null;
  return { externalId, userName, displayName, title, address, active: active === 'true' };
}
// #endregion
