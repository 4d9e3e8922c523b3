// Mistake: It compares the name of the machine, and not the port and the scheme.
// Caught by: clone/unplugged › changes every address that leads to the intranet, and no other

// #region own-files
export async function withOwnFiles(text: string, library: Library): Promise<string> {
  const { origin } = new URL(library.intranet.url);
  const copies = new Map<string, string>();
  for (const address of new Set(addressesIn(text))) {
    if (new URL(address).hostname === new URL(origin).hostname) copies.set(address, await copyFile(address, library));
  }
  return withAddresses(text, (address) => copies.get(address) ?? address);
}
// #endregion
