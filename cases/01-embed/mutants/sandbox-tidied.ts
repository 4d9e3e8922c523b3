// Mistake: It writes each word of the sandbox once, with one space between.
// Caught by: embed/frame › writes the sandbox that the report has, also when it is empty

// #region frame
export function reportFrame(report: Report): string {
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped([...new Set(report.sandbox.split(/\s+/))].join(' ').trim())}"`;
  const source = `src="${escaped(report.url)}" title="${escaped(report.title)}"`;
  return `<iframe ${source} loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
