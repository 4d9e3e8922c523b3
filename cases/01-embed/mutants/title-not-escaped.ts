// Mistake: a quotation mark in the title ends the attribute.
// Caught by: embed/frame › keeps title and address whole

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped(report.sandbox)}"`;
  return `<iframe src="${escaped(report.url)}" title="${report.title}" loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
