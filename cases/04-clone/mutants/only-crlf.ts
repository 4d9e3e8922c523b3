// Mistake: It knows no other end of a row than CR LF.
// Caught by: clone/employees › knows where a row ends, and where the file does

// #region csv
export function parseCsv(csv: string): string[][] {
  const text = csv.replace(/^\uFEFF/, '');
  const field = /("(?:[^"]|"")*"|[^,\r]*)(,|\r\n|$)/y;
  const rows: string[][] = [];
  let row: string[] = [];
  while (field.lastIndex < text.length || row.length > 0) {
    const [, raw = '', end] = field.exec(text) ?? [];
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
// #endregion
