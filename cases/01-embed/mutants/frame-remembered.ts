// Mistake: the frame is remembered by its address, so a new title is not seen.
// Caught by: embed/frame › keeps title and address whole

// #region frame
const byUrl = new Map<string, string>();

export function reportFrame(report: Report): string {
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped(report.sandbox)}"`;
  const source = `src="${escaped(report.url)}" title="${escaped(report.title)}"`;
  const had = byUrl.get(report.url); if (had) return had; const made = `<iframe ${source} loading="lazy" ${sandbox}></iframe>`; byUrl.set(report.url, made); return made;
}
// #endregion
