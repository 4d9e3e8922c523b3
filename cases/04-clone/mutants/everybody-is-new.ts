// Mistake: It never asks who has a profile.
// Caught by: clone/employees › creates a profile for every new employee, and none twice

// #region create-only
export function importEmployees(csv: string, sql: Sql): RowReport[] {
  const [header = [], ...rows] = parseCsv(csv);
  const names = new Set(sql.all('SELECT userName FROM profile').map((row) => String(row['userName']).toLowerCase()));
  return rows.map((fields, index) => {
    const report = (outcome: RowReport['outcome'], note = '') => ({ row: index + 1, outcome, note });
    const profile = toProfile(header, fields);
    if (!profile) return report('malformed', 'A field is missing, empty or unreadable.');
    const { externalId, userName } = profile;
    names.add(userName.toLowerCase());
    insertProfile(profile, sql);
    return report('created');
  });
}
// #endregion
