// Mistake: It copies whatever a text links to.
// Caught by: clone/unplugged › copies what an editor’s own text shows of the intranet, byte for byte

// #region own-files
export async function withOwnFiles(text: string, library: Library): Promise<string> {
  const copies = new Map<string, string>();
  for (const address of new Set(addressesIn(text))) {
    copies.set(address, await copyFile(address, library));
  }
  return withAddresses(text, (address) => copies.get(address) ?? address);
}
// #endregion
