// Mistake: host names are compared, so a Remote on another port counts as the Host.
// Caught by: embed/contain › gives each tool what it needs, and none a way out

// #region sandbox
export function sandboxFor(content: Content, hostUrl: string): string {
  const isOurs = content.url === undefined || new URL(content.url).hostname === new URL(hostUrl).hostname;
  return content.needs
    .filter((need) => !(isOurs && need === 'storage'))
    .map((need) => WORDS[need])
    .join(' ');
}
// #endregion
