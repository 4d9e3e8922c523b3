// Mistake: the title is put in by replace(), where $& has a meaning.
// Caught by: embed/frame › keeps title and address whole

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped(report.sandbox)}"`;
  const source = `src="${escaped(report.url)}" title="${escaped(report.title)}"`;
  return `<iframe src="${escaped(report.url)}" title="TITLE" loading="lazy" ${sandbox}></iframe>`.replace('TITLE', escaped(report.title));
}
// #endregion
