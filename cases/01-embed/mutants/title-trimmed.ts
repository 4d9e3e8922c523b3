// Mistake: the title is trimmed.
// Caught by: embed/frame › keeps title and address whole

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped(report.sandbox)}"`;
  const source = `src="${escaped(report.url)}" title="${escaped(report.title.trim())}"`;
  return `<iframe ${source} loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
