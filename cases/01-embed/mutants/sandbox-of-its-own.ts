// Mistake: the report’s frame allows scripts and its own origin, whatever step 2 says.
// Caught by: embed/frame › names the frame, lets it load late, and asks nobody

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = 'sandbox="allow-scripts allow-same-origin"';
  return `<iframe src="${escaped(report.url)}" title="${escaped(report.title)}" loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
