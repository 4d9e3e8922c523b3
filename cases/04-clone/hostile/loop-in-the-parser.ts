// Hostile: it never reaches the end of a file.
// Verdict: clone/news-item passed, clone/idempotent passed, clone/employees failed, clone/re-clone passed, clone/unplugged passed
// Says: did not give control back

// #region csv
export function parseCsv(csv: string): string[][] {
  for (let at = 0; at <= csv.length; at += 0) continue;
  return [];
}
// #endregion
