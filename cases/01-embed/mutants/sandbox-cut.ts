// Mistake: only the first word of the sandbox is written.
// Caught by: embed/frame › ?

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped(report.sandbox.split(' ')[0]!)}"`;
  const source = `src="${escaped(report.url)}" title="${escaped(report.title)}"`;
  return `<iframe ${source} loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
