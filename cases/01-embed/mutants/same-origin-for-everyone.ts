// Mistake: content of the Host’s own origin gets allow-scripts and allow-same-origin.
// Caught by: embed/contain › gives each tool what it needs, and none a way out

// #region sandbox
export function sandboxFor(content: Content, hostUrl: string): string {
  void hostUrl;
  return content.needs.map((need) => WORDS[need]).join(' ');
}
// #endregion
