// Correct: CSV by splitting at the quotes, all of an import in one transaction, upper case for names, and the key looked up with IS.

// #region take-over
export async function takeOver(notice: Notice, intranet: Intranet): Promise<News> {
  const { text, ...rest } = toNews(await fetchArticle(notice, intranet));
  const paragraphs = await Promise.all(text.split('\n\n').map((one) => intranet.withOwnFiles(one)));
  return { ...rest, text: paragraphs.join('\n\n') };
}
// #endregion

// #region known
export function isKnown({ source, id, version }: Notice, sql: Sql): boolean {
  const row = sql.get<CloneRow>('SELECT latest FROM clone WHERE source IS ? AND id IS ?', [source, id]);
  if (row && row.latest < version) {
    sql.run('UPDATE clone SET latest = ? WHERE source IS ? AND id IS ?', [version, source, id]);
  }
  return row !== undefined;
}
// #endregion

// #region csv
export function parseCsv(csv: string): string[][] {
  const rows = [['']];
  // Every other part lies within quotes; two quotes in a row leave an empty part between them.
  const parts = (csv[0] === '\uFEFF' ? csv.slice(1) : csv).split('"');
  for (const [index, part] of parts.entries()) {
    const add = (text: string) => (rows.at(-1)![rows.at(-1)!.length - 1] += text);
    if (index % 2 === 1) add(part);
    else if (part === '' && index > 0 && index < parts.length - 1) add('"');
    else {
      for (const [place, line] of part.split(/\r?\n/).entries()) {
        if (place > 0) rows.push(['']);
        const [first = '', ...others] = line.split(',');
        add(first);
        rows.at(-1)!.push(...others);
      }
    }
  }
  const isEnded = /(^|\n)$/.test(parts.at(-1)!) && !/"$/.test(csv);
  return isEnded ? rows.slice(0, -1) : rows;
}
// #endregion

// #region create-only
export function importEmployees(csv: string, sql: Sql): RowReport[] {
  const [header, ...rows] = parseCsv(csv);
  return sql.transaction(() =>
    rows.map((fields, index): RowReport => {
      const [row, profile] = [index + 1, toProfile(header!, fields)];
      if (!profile) return { row, outcome: 'malformed', note: 'malformed' };
      const { known } = sql.get<{ known: number }>('SELECT count(*) AS known FROM profile WHERE externalId = ?', [profile.externalId])!;
      if (known > 0) return { row, outcome: 'known', note: '' };
      const upper = (text: string) => text.toLocaleUpperCase('en');
      const names = sql.all<{ userName: string }>('SELECT userName FROM profile').map(({ userName }) => upper(userName));
      if (names.includes(upper(profile.userName))) return { row, outcome: 'conflict', note: 'Taken.' };
      insertProfile(profile, sql);
      return { row, outcome: 'created', note: '' };
    }),
  );
}
// #endregion
