// Mistake: the report’s HTML, script and all, becomes part of the Host’s own page.
// Caught by: embed/frame, embed/contain

// #region frame
export async function reportFrame(report: Report): Promise<string> {
  return (await fetch(report.url)).text();
}
// #endregion
