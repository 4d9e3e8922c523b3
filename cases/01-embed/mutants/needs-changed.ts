// Mistake: storage is taken out of the list of needs that it was given.
// Caught by: embed/contain › gives each tool what it needs, and none a way out

// #region sandbox
export function sandboxFor(content: Content, hostUrl: string): string {
  const isOurs = new URL(content.url ?? hostUrl).origin === new URL(hostUrl).origin;
  if (isOurs) { const at = content.needs.indexOf('storage'); if (at >= 0) (content.needs as Need[]).splice(at, 1); }
  return content.needs
    .filter((need) => !(isOurs && need === 'storage'))
    .map((need) => WORDS[need])
    .join(' ');
}
// #endregion
