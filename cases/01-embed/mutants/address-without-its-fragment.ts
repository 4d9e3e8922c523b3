// Mistake: the fragment of the report’s address is lost.
// Caught by: embed/frame › keeps title and address whole

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped(report.sandbox)}"`;
  const source = `src="${escaped(report.url.split('#')[0]!)}" title="${escaped(report.title)}"`;
  return `<iframe ${source} loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
