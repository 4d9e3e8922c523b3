// Mistake: It makes a space of a line break in a field.
// Caught by: clone/employees › takes every field exactly as HR has it

// #region csv
export function parseCsv(csv: string): string[][] {
  const text = csv.replace(/^\uFEFF/, '');
  const field = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/y;
  const rows: string[][] = [];
  let row: string[] = [];
  while (field.lastIndex < text.length || row.length > 0) {
    const [, raw = '', end] = field.exec(text) ?? [];
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"').replaceAll(/\r?\n/g, ' ') : raw);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
// #endregion
