// Mistake: everything that the table has is allowed to all but the Host’s own content, needed or not.
// Caught by: embed/contain › gives each tool what it needs, and none a way out

// #region sandbox
export function sandboxFor(content: Content, hostUrl: string): string {
  const isOurs = content.url === undefined || new URL(content.url).origin === new URL(hostUrl).origin;
  return isOurs ? 'allow-scripts allow-forms' : Object.values(WORDS).join(' ');
}
// #endregion
