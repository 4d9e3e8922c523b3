// Mistake: It counts lines instead of rows.
// Caught by: clone/employees › takes every field exactly as HR has it

// #region create-only
export function importEmployees(csv: string, sql: Sql): RowReport[] {
  const [header = [], ...rows] = parseCsv(csv);
  const knows = (externalId: string | null) => sql.get('SELECT 1 FROM profile WHERE externalId = ?', [externalId]);
  const names = new Set(sql.all('SELECT userName FROM profile').map((row) => String(row['userName']).toLowerCase()));
  let line = 1;
  return rows.map((fields) => {
    const index = line - 1;
    line += 1 + (fields.join('').match(/\n/g)?.length ?? 0);
    const report = (outcome: RowReport['outcome'], note = '') => ({ row: index + 1, outcome, note });
    const profile = toProfile(header, fields);
    if (!profile) return report('malformed', 'A field is missing, empty or unreadable.');
    const { externalId, userName } = profile;
    if (knows(externalId)) return report('known');
    if (names.has(userName.toLowerCase())) return report('conflict', `Somebody else is called ${userName}.`);
    names.add(userName.toLowerCase());
    insertProfile(profile, sql);
    return report('created');
  });
}
// #endregion
