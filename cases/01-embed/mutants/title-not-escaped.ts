// Mistake: a quotation mark in the title ends the attribute.
// Caught by: embed/frame › ?

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped(report.sandbox)}"`;
  return `<iframe src="${escaped(report.url)}" title="${report.title}" loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
