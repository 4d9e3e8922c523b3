// Mistake: It divides the file into lines first, and a line break in quotes ends the row.
// Caught by: clone/employees › takes every field exactly as HR has it

// #region csv
export function parseCsv(csv: string): string[][] {
  const text = csv.replace(/^\uFEFF/, '').replace(/\r?\n$/, '');
  if (text === '') return [];
  return text.split(/\r?\n/).map((line) =>
    [...`${line},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/g)].map(([, raw = '']) =>
      raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw,
    ),
  );
}
// #endregion
