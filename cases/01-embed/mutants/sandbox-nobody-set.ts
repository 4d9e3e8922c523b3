// Mistake: a report without a sandbox gets an empty one.
// Caught by: embed/frame › names the frame, lets it load late, and asks nobody

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = `sandbox="${escaped(report.sandbox ?? '')}"`;
  const source = `src="${escaped(report.url)}" title="${escaped(report.title)}"`;
  return `<iframe ${source} loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
