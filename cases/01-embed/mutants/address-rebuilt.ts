// Mistake: the query of the report’s address is taken apart and written anew.
// Caught by: embed/frame › keeps title and address whole

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped(report.sandbox)}"`;
  const source = `src="${escaped((() => { const u = new URL(report.url); u.search = u.searchParams.toString(); return u.href; })())}" title="${escaped(report.title)}"`;
  return `<iframe ${source} loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
