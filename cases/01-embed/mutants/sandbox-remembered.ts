// Mistake: the sandbox is remembered by origin, whatever the content needs.
// Caught by: embed/contain › gives each tool what it needs, and none a way out

// #region sandbox
const remembered = new Map<string, string>();

export function sandboxFor(content: Content, hostUrl: string): string {
  const isOurs = new URL(content.url ?? hostUrl).origin === new URL(hostUrl).origin;
  const key = new URL(content.url ?? hostUrl).origin;
  const had = remembered.get(key); if (had !== undefined) return had;
  const made = content.needs
    .filter((need) => !(isOurs && need === 'storage'))
    .map((need) => WORDS[need])
    .join(' ');
  remembered.set(key, made); return made;
}
// #endregion
