// Mistake: It copies only what lies in the folder for files.
// Caught by: clone/unplugged › changes every address that leads to the intranet, and no other

// #region own-files
export async function withOwnFiles(text: string, library: Library): Promise<string> {
  const { origin } = new URL(library.intranet.url);
  const copies = new Map<string, string>();
  for (const address of new Set(addressesIn(text))) {
    if (address.startsWith(`${library.intranet.url}/files/`)) copies.set(address, await copyFile(address, library));
  }
  return withAddresses(text, (address) => copies.get(address) ?? address);
}
// #endregion
