// Mistake: It looks for a conflict with somebody else before it looks for who is known.
// Caught by: clone/employees › reports the first outcome that fits

// #region create-only
export function importEmployees(csv: string, sql: Sql): RowReport[] {
  const [header = [], ...rows] = parseCsv(csv);
  const knows = (externalId: string | null) => sql.get('SELECT 1 FROM profile WHERE externalId = ?', [externalId]);
  const names = new Set(sql.all('SELECT userName FROM profile').map((row) => String(row['userName']).toLowerCase()));
  return rows.map((fields, index) => {
    const report = (outcome: RowReport['outcome'], note = '') => ({ row: index + 1, outcome, note });
    const profile = toProfile(header, fields);
    if (!profile) return report('malformed', 'A field is missing, empty or unreadable.');
    const name = profile.userName.toLowerCase();
    if (names.has(name) && !sql.get('SELECT 1 FROM profile WHERE externalId = ? AND lower(userName) = ?', [profile.externalId, name])) return report('conflict', `Somebody else is called ${profile.userName}.`);
    if (knows(profile.externalId)) return report('known');
    names.add(name);
    insertProfile(profile, sql);
    return report('created');
  });
}
// #endregion
