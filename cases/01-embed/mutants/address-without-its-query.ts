// Mistake: the query of the report’s address is lost.
// Caught by: embed/frame › keeps title and address whole

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped(report.sandbox)}"`;
  return `<iframe src="${escaped(report.url.split('?')[0]!)}" title="${escaped(report.title)}" loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
