// Mistake: content is the Host’s own when its address begins like the Host’s.
// Caught by: embed/contain › gives each tool what it needs, and none a way out

// #region sandbox
export function sandboxFor(content: Content, hostUrl: string): string {
  const isOurs = content.url === undefined || content.url.startsWith(hostUrl);
  return content.needs
    .filter((need) => !(isOurs && need === 'storage'))
    .map((need) => WORDS[need])
    .join(' ');
}
// #endregion
