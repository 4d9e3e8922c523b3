// Mistake: It splits lines at commas, quotes or no quotes.
// Caught by: clone/employees › takes every field exactly as HR has it

// #region csv
export function parseCsv(csv: string): string[][] {
  return csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split(',').map((field) => field.replace(/^"(.*)"$/, '$1').replaceAll('""', '"')));
}
// #endregion
