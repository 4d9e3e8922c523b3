// Mistake: It takes a person who is known for a conflict with themselves.
// Caught by: clone/employees › creates a profile for every new employee, and none twice

// #region create-only
export function importEmployees(csv: string, sql: Sql): RowReport[] {
  const [header = [], ...rows] = parseCsv(csv);
  const knows = (externalId: string | null) => sql.get('SELECT 1 FROM profile WHERE externalId = ?', [externalId]);
  const names = new Set(sql.all('SELECT userName FROM profile').map((row) => String(row['userName']).toLowerCase()));
  return rows.map((fields, index) => {
    const report = (outcome: RowReport['outcome'], note = '') => ({ row: index + 1, outcome, note });
    const profile = toProfile(header, fields);
    if (!profile) return report('malformed', 'A field is missing, empty or unreadable.');
    const { externalId, userName } = profile;
    if (names.has(userName.toLowerCase())) return report('conflict', `Somebody else is called ${userName}.`);
    if (knows(externalId)) return report('known');
    names.add(userName.toLowerCase());
    insertProfile(profile, sql);
    return report('created');
  });
}
// #endregion
