// Mistake: It compares usernames as SQLite does, which knows the capitals of A to Z only.
// Caught by: clone/employees › compares usernames without regard to capitals, and all else exactly

// #region create-only
export function importEmployees(csv: string, sql: Sql): RowReport[] {
  const [header = [], ...rows] = parseCsv(csv);
  const knows = (externalId: string | null) => sql.get('SELECT 1 FROM profile WHERE externalId = ?', [externalId]);
  return rows.map((fields, index) => {
    const report = (outcome: RowReport['outcome'], note = '') => ({ row: index + 1, outcome, note });
    const profile = toProfile(header, fields);
    if (!profile) return report('malformed', 'A field is missing, empty or unreadable.');
    const { externalId, userName } = profile;
    if (knows(externalId)) return report('known');
    if (sql.get('SELECT 1 FROM profile WHERE lower(userName) = lower(?)', [userName])) return report('conflict', `Somebody else is called ${userName}.`);
    insertProfile(profile, sql);
    return report('created');
  });
}
// #endregion
