// Mistake: the frame loads at once, and says so.
// Caught by: embed/frame › names the frame, lets it load late, and asks nobody

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped(report.sandbox)}"`;
  const source = `src="${escaped(report.url)}" title="${escaped(report.title)}"`;
  return `<iframe ${source} loading="eager" ${sandbox}></iframe>`;
}
// #endregion
