// Mistake: It compares usernames in capitals, where ß is SS.
// Caught by: clone/employees › compares usernames without regard to capitals, and all else exactly

// #region create-only
export function importEmployees(csv: string, sql: Sql): RowReport[] {
  const [header = [], ...rows] = parseCsv(csv);
  const knows = (externalId: string | null) => sql.get('SELECT 1 FROM profile WHERE externalId = ?', [externalId]);
  const names = new Set(sql.all('SELECT userName FROM profile').map((row) => String(row['userName']).toUpperCase()));
  return rows.map((fields, index) => {
    const report = (outcome: RowReport['outcome'], note = '') => ({ row: index + 1, outcome, note });
    const profile = toProfile(header, fields);
    if (!profile) return report('malformed', 'A field is missing, empty or unreadable.');
    if (knows(profile.externalId)) return report('known');
    const name = profile.userName.toUpperCase();
    if (names.has(name)) return report('conflict', `Somebody else is called ${profile.userName}.`);
    names.add(name);
    insertProfile(profile, sql);
    return report('created');
  });
}
// #endregion
