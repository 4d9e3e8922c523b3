// Mistake: content of the Host’s own origin gets no new tabs, either.
// Caught by: embed/contain › gives each tool what it needs, and none a way out

// #region sandbox
export function sandboxFor(content: Content, hostUrl: string): string {
  const isOurs = new URL(content.url ?? hostUrl).origin === new URL(hostUrl).origin;
  return content.needs
    .filter((need) => !(isOurs && (need === 'storage' || need === 'popups')))
    .map((need) => WORDS[need])
    .join(' ');
}
// #endregion
