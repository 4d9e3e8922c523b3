// Mistake: It takes a row with too few fields for one with empty fields, and cuts one with too many.
// Caught by: clone/employees › reports a malformed row, and imports the rest

// #region employee
export function toProfile(header: string[], fields: string[]): Profile | null {
  const values = Object.fromEntries(header.map((name, index) => [name, fields[index]]));
  const { externalId, userName, displayName, title = '', address = '', active = '' } = values;
  if (!externalId || !userName || !displayName || !['true', 'false'].includes(active)) return null;
  return { externalId, userName, displayName, title, address, active: active === 'true' };
}
// #endregion
