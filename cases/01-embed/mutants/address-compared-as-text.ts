// Mistake: the beginning of the address is compared as text, so HTTP:// is another origin.
// Caught by: embed/contain › gives each tool what it needs, and none a way out

// #region sandbox
export function sandboxFor(content: Content, hostUrl: string): string {
  const isOurs = content.url === undefined || content.url.split('/').slice(0, 3).join('/') === hostUrl;
  return content.needs
    .filter((need) => !(isOurs && need === 'storage'))
    .map((need) => WORDS[need])
    .join(' ');
}
// #endregion
