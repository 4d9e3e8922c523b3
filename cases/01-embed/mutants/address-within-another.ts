// Mistake: content is the Host’s own when the Host’s address stands anywhere in its own.
// Caught by: embed/contain › ?

// #region sandbox
export function sandboxFor(content: Content, hostUrl: string): string {
  const isOurs = content.url === undefined || content.url.includes(hostUrl);
  return content.needs
    .filter((need) => !(isOurs && need === 'storage'))
    .map((need) => WORDS[need])
    .join(' ');
}
// #endregion
