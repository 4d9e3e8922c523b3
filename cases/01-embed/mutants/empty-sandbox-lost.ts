// Mistake: an empty sandbox is taken for none.
// Caught by: embed/frame › writes the sandbox that the report has, also when it is empty

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = report.sandbox ? `sandbox="${escaped(report.sandbox)}"` : '';
  return `<iframe src="${escaped(report.url)}" title="${escaped(report.title)}" loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
