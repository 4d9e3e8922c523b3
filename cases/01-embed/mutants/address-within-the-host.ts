// Mistake: the report’s path without its origin, so the frame shows a page of the Host.
// Caught by: embed/frame › names the frame, lets it load late, and asks nobody

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped(report.sandbox)}"`;
  return `<iframe src="${escaped(new URL(report.url).pathname)}" title="${escaped(report.title)}" loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
