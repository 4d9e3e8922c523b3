// Mistake: the report’s HTML, script and all, becomes part of the Host’s own page.
// Caught by: embed/frame › names the frame, lets it load late, and asks nobody

// #region frame
export async function reportFrame(report: Report): Promise<string> {
  return (await fetch(report.url)).text();
}
// #endregion
