// Mistake: the Host fetches the report and puts it into srcdoc, so its picture loads from the Host.
// Caught by: embed/frame › names the frame, lets it load late, and asks nobody

// #region frame
export async function reportFrame(report: Report): Promise<string> {
  const html = await (await fetch(report.url)).text();
  const sandbox = report.sandbox === undefined ? '' : `sandbox="${escaped(report.sandbox)}"`;
  const source = `srcdoc="${escaped(html)}" title="${escaped(report.title)}"`;
  return `<iframe ${source} loading="lazy" ${sandbox}></iframe>`;
}
// #endregion
