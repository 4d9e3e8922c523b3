// Correct: CSV by a class that goes from character to character, columns by their place, and names compared by Intl.

// #region csv
class Reader {
  readonly #text: string;
  #place = 0;

  constructor(text: string) {
    this.#text = text;
    if (text.startsWith('\uFEFF')) this.#place = 1;
  }

  *rows(): Generator<string[]> {
    while (this.#place < this.#text.length) {
      const row = [this.#field()];
      while (this.#skip(',')) row.push(this.#field());
      if (!this.#skip('\r\n')) this.#skip('\n');
      yield row;
    }
  }

  #skip(what: string): boolean {
    if (!this.#text.startsWith(what, this.#place)) return false;
    this.#place += what.length;
    return true;
  }

  #field(): string {
    let field = '';
    if (!this.#skip('"')) {
      while (this.#place < this.#text.length && !/^(,|\r?\n)/.test(this.#text.slice(this.#place, this.#place + 2))) {
        field += this.#text[this.#place++];
      }
      return field;
    }
    while (this.#place < this.#text.length) {
      if (this.#skip('""')) field += '"';
      else if (this.#skip('"')) return field;
      else field += this.#text[this.#place++];
    }
    throw new Error('A quote is open at the end of the file.');
  }
}

export function parseCsv(csv: string): string[][] {
  return [...new Reader(csv).rows()];
}
// #endregion

// #region employee
export function toProfile(header: string[], fields: string[]): Profile | null {
  const field = (name: string) => fields[header.indexOf(name)] ?? '';
  const needed = [field('externalId'), field('userName'), field('displayName')];
  if (header.length !== fields.length || needed.some((one) => one.length < 1)) return null;
  const active = field('active');
  if (active !== 'true' && active !== 'false') return null;
  const [externalId, userName, displayName] = needed as [string, string, string];
  return { externalId, userName, displayName, title: field('title'), address: field('address'), active: active === 'true' };
}
// #endregion

// #region create-only
export function importEmployees(csv: string, sql: Sql): RowReport[] {
  const rows = parseCsv(csv);
  const header = rows.shift() ?? [];
  const profiles = sql.all<{ externalId: string | null; userName: string }>('SELECT externalId, userName FROM profile');
  const isSame = new Intl.Collator('en', { sensitivity: 'accent' }).compare;
  let row = 0;
  const reports: RowReport[] = [];
  for (const fields of rows) {
    row++;
    const profile = toProfile(header, fields);
    if (!profile) {
      reports.push({ row, outcome: 'malformed', note: `“${fields.join(' | ')}” is not as it should be.` });
    } else if (profiles.some((one) => one.externalId === profile.externalId)) {
      reports.push({ row, outcome: 'known', note: '' });
    } else if (profiles.some((one) => isSame(one.userName, profile.userName) === 0)) {
      reports.push({ row, outcome: 'conflict', note: profile.userName });
    } else {
      insertProfile(profile, sql);
      profiles.push(profile);
      reports.push({ row, outcome: 'created', note: '' });
    }
  }
  return reports;
}
// #endregion
