// Mistake: the title is escaped twice, so people read &quot;.
// Caught by: embed/frame › keeps title and address whole

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped(report.sandbox)}"`;
  return `<iframe src="${escaped(report.url)}" title="${escaped(escaped(report.title))}" loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
