// Mistake: It skips empty lines, so that the rows after them are counted wrongly.
// Caught by: clone/employees › knows where a row ends, and where the file does

// #region csv
export function parseCsv(csv: string): string[][] {
  const text = csv.replace(/^\uFEFF/, '');
  const field = /("(?:[^"]|"")*"|[^,\n]*?)(,|\r?\n|$)/y;
  const rows: string[][] = [];
  const row: string[] = [];
  while (field.lastIndex < text.length || row.length > 0) {
    const [, raw = '', end] = field.exec(text)!; // every text matches
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end !== ',') {
      if (row.length === 1 && row[0] === '') row.splice(0);
      else rows.push(row.splice(0));
    } // and leaves an empty row for the next one
  }
  return rows;
}
// #endregion
