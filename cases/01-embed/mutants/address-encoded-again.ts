// Mistake: the report’s address goes through encodeURI(), so %20 becomes %2520.
// Caught by: embed/frame › keeps title and address whole

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped(report.sandbox)}"`;
  const source = `src="${escaped(encodeURI(report.url))}" title="${escaped(report.title)}"`;
  return `<iframe ${source} loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
