// Mistake: It leaves malformed rows out of the report.
// Caught by: clone/employees › knows where a row ends, and where the file does

// #region create-only
export function importEmployees(csv: string, sql: Sql): RowReport[] {
  const [header = [], ...rows] = parseCsv(csv);
  const knows = (externalId: string | null) => sql.get('SELECT 1 FROM profile WHERE externalId = ?', [externalId]);
  const names = new Set(sql.all('SELECT userName FROM profile').map((row) => String(row['userName']).toLowerCase()));
  return rows.flatMap((fields, index) => {
    const report = (outcome: RowReport['outcome'], note = '') => ({ row: index + 1, outcome, note });
    const profile = toProfile(header, fields);
    if (!profile) return [];
    const { externalId, userName } = profile;
    if (knows(externalId)) return report('known');
    if (names.has(userName.toLowerCase())) return report('conflict', `Somebody else is called ${userName}.`);
    names.add(userName.toLowerCase());
    insertProfile(profile, sql);
    return report('created');
  });
}
// #endregion
