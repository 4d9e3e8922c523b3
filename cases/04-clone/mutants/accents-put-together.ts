// Mistake: It normalises the file.
// Caught by: clone/employees › takes every field exactly as HR has it

// #region csv
export function parseCsv(csv: string): string[][] {
  const text = csv.replace(/^\uFEFF/, '').normalize();
  const field = /("(?:[^"]|"")*"|[^,\n]*?)(,|\r?\n|$)/y;
  const rows: string[][] = [];
  const row: string[] = [];
  while (field.lastIndex < text.length || row.length > 0) {
    const [, raw = '', end] = field.exec(text)!; // every text matches
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end !== ',') rows.push(row.splice(0)); // and leaves an empty row for the next one
  }
  return rows;
}
// #endregion
