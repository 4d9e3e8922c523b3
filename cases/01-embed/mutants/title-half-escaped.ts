// Mistake: quotation marks are escaped, but &amp; in the title becomes &.
// Caught by: embed/frame › keeps title and address whole

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped(report.sandbox)}"`;
  return `<iframe src="${escaped(report.url)}" title="${report.title.replaceAll('"', '&quot;')}" loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
