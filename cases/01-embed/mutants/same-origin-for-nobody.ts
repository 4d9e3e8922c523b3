// Mistake: allow-same-origin is never given, so a Remote’s tool loses its own origin.
// Caught by: embed/contain › gives each tool what it needs, and none a way out

// #region sandbox
export function sandboxFor(content: Content, hostUrl: string): string {
  void hostUrl;
  return content.needs
    .filter((need) => need !== 'storage')
    .map((need) => WORDS[need])
    .join(' ');
}
// #endregion
