// Mistake: It takes the columns in the order that they have today.
// Caught by: clone/employees › knows where a row ends, and where the file does

// #region employee
export function toProfile(header: string[], fields: string[]): Profile | null {
  if (fields.length !== header.length) return null;
  const [externalId, userName, displayName, title = '', address = '', active] = fields;
  if (!externalId || !userName || !displayName) return null;
  if (active !== 'true' && active !== 'false') return null;
  return { externalId, userName, displayName, title, address, active: active === 'true' };
}
// #endregion
