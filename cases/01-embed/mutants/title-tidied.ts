// Mistake: white space in the title is tidied up.
// Caught by: embed/frame › ?

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped(report.sandbox)}"`;
  const source = `src="${escaped(report.url)}" title="${escaped(report.title.replace(/\s+/g, ' '))}"`;
  return `<iframe ${source} loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
