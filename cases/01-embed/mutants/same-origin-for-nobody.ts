// Mistake: allow-same-origin is never given, so a Remote’s tool loses its own origin.
// Caught by: embed/contain

// #region sandbox
export function sandboxFor(content: Content, hostUrl: string): string {
  void hostUrl;
  return content.needs
    .filter((need) => need !== 'storage')
    .map((need) => WORDS[need])
    .join(' ');
}
// #endregion
