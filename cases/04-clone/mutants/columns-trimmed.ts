// Mistake: It takes a column “userName ” for userName.
// Caught by: clone/employees › reads columns in any order, and leaves out those that it does not need

// #region employee
export function toProfile(header: string[], fields: string[]): Profile | null {
  if (fields.length !== header.length) return null;
  const values = Object.fromEntries(header.map((name, index) => [name.trim(), fields[index]]));
  const { externalId, userName, displayName, title = '', address = '', active = '' } = values;
  if (!externalId || !userName || !displayName || !['true', 'false'].includes(active)) return null;
  return { externalId, userName, displayName, title, address, active: active === 'true' };
}
// #endregion
