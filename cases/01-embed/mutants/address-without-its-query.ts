// Mistake: the query of the report’s address is lost.
// Caught by: embed/frame › keeps title and address whole
// Caught by: embed/contain › gets nothing out of a hostile report and a hostile note

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped(report.sandbox)}"`;
  return `<iframe src="${escaped(report.url.split('?')[0]!)}" title="${escaped(report.title)}" loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
