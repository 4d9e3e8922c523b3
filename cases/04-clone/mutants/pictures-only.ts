// Mistake: It copies pictures, and forgets what one can download.
// Caught by: clone/unplugged › copies what an editor’s own text shows of the intranet, byte for byte

// #region own-files
export async function withOwnFiles(text: string, library: Library): Promise<string> {
  const { origin } = new URL(library.intranet.url);
  const copies = new Map<string, string>();
  for (const address of new Set(addressesIn(text))) {
    if (new URL(address).origin === origin && text.includes(`![`) && new RegExp(`!\\[[^\\]]*\\]\\(${address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`).test(text)) copies.set(address, await copyFile(address, library));
  }
  return withAddresses(text, (address) => copies.get(address) ?? address);
}
// #endregion
