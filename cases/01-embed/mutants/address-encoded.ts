// Mistake: the report’s address is encoded as if it were a part of another one.
// Caught by: embed/frame › names the frame, lets it load late, and asks nobody

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped(report.sandbox)}"`;
  return `<iframe src="${encodeURIComponent(report.url)}" title="${escaped(report.title)}" loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
