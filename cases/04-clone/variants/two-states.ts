// Correct: CSV by a machine with two states, SQL for the notices, and files that are kept once however often a text shows them.

// #region known
export function isKnown({ source, id, version }: Notice, sql: Sql): boolean {
  sql.run('UPDATE clone SET latest = ?3 WHERE source = ?1 AND id = ?2 AND latest < ?3', [source, id, version]);
  return sql.all('SELECT news FROM clone WHERE source = ? AND id = ?', [source, id]).length === 1;
}
// #endregion

// #region idempotent
export async function cloneOnce(notice: Notice, website: Website): Promise<'created' | 'known'> {
  const { sql, intranet } = website;
  const { source, id, version } = notice;
  if (isKnown(notice, sql)) return 'known';
  const news = await takeOver(notice, intranet);
  let outcome: 'created' | 'known' = 'known';
  sql.transaction(() => {
    const values = [source, id, version];
    const { changes } = sql.run('INSERT OR IGNORE INTO clone VALUES (?1, ?2, 0, ?3, ?3)', values);
    if (changes === 0) {
      isKnown(notice, sql);
      return;
    }
    sql.run('UPDATE clone SET news = ? WHERE source = ? AND id = ?', [insertNews(news, sql), source, id]);
    outcome = 'created';
  });
  return outcome;
}
// #endregion

// #region csv
export function parseCsv(csv: string): string[][] {
  const letters = [...(csv.charCodeAt(0) === 0xfeff ? csv.substring(1) : csv)];
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  const endField = () => {
    rows.at(-1)!.push(field);
    field = '';
  };
  for (let index = 0; index < letters.length; index++) {
    const letter = letters[index]!;
    if (quoted) {
      if (letter !== '"') field += letter;
      else if (letters[index + 1] === '"') field += letters[++index];
      else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === ',') endField();
    else if (letter === '\n') {
      endField();
      rows.push([]);
    } else if (letter !== '\r' || letters[index + 1] !== '\n') field += letter;
  }
  if (field !== '' || rows.at(-1)!.length > 0) endField();
  if (rows.at(-1)!.length === 0) rows.pop();
  return rows;
}
// #endregion

// #region employee
export function toProfile(header: string[], fields: string[]): Profile | null {
  const employee = new Map(header.map((name, index) => [name, fields[index]]));
  const needed = ['externalId', 'userName', 'displayName'].map((name) => employee.get(name) ?? '');
  const word = employee.get('active');
  if (fields.length !== header.length || needed.includes('') || !/^(true|false)$/.test(word ?? '')) return null;
  const [externalId = '', userName = '', displayName = ''] = needed;
  const [title, address] = [employee.get('title') ?? '', employee.get('address') ?? ''];
  return { externalId, userName, displayName, title, address, active: JSON.parse(word!) };
}
// #endregion

// #region create-only
export function importEmployees(csv: string, sql: Sql): RowReport[] {
  const table = parseCsv(csv);
  return table.slice(1).map((fields, index): RowReport => {
    const row = index + 1;
    const profile = toProfile(table[0]!, fields);
    if (!profile) return { row, outcome: 'malformed', note: 'This row cannot be read.' };
    const everybody = sql.all<Profile>('SELECT * FROM profile');
    if (everybody.find(({ externalId }) => externalId === profile.externalId)) return { row, outcome: 'known', note: '' };
    const namesake = everybody.find(({ userName }) => userName.toLowerCase() === profile.userName.toLowerCase());
    if (namesake) return { row, outcome: 'conflict', note: `${namesake.displayName} is ${namesake.userName} already.` };
    sql.run('INSERT INTO profile VALUES (NULL, ?, ?, ?, ?, ?, ?)', [
      profile.externalId,
      profile.userName,
      profile.displayName,
      profile.title,
      profile.address,
      profile.active,
    ]);
    return { row, outcome: 'created', note: '' };
  });
}
// #endregion
