// Mistake: It copies the files, and leaves the addresses as they are.
// Caught by: clone/unplugged › copies what an editor’s own text shows of the intranet, byte for byte

// #region own-files
export async function withOwnFiles(text: string, library: Library): Promise<string> {
  const { origin } = new URL(library.intranet.url);
  const copies = new Map<string, string>();
  for (const address of new Set(addressesIn(text))) {
    if (new URL(address).origin === origin) copies.set(address, await copyFile(address, library));
  }
  return text;
}
// #endregion
