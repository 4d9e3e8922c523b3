// Mistake: what needs new tabs may also take the whole window along.
// Caught by: embed/contain › gives each tool what it needs, and none a way out

// #region sandbox
export function sandboxFor(content: Content, hostUrl: string): string {
  const isOurs = content.url === undefined || new URL(content.url).origin === new URL(hostUrl).origin;
  const words = content.needs.filter((need) => !(isOurs && need === 'storage')).map((need) => WORDS[need]);
  return [...words, ...(content.needs.includes('popups') ? ['allow-top-navigation'] : [])].join(' ');
}
// #endregion
