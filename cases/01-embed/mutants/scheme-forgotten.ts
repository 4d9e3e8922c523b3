// Mistake: hosts are compared with their ports, so https on the same host and port counts as ours.
// Caught by: embed/contain › gives each tool what it needs, and none a way out

// #region sandbox
export function sandboxFor(content: Content, hostUrl: string): string {
  const isOurs = new URL(content.url ?? hostUrl).host === new URL(hostUrl).host;
  return content.needs
    .filter((need) => !(isOurs && need === 'storage'))
    .map((need) => WORDS[need])
    .join(' ');
}
// #endregion
