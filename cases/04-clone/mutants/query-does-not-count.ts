// Mistake: It takes two addresses for one that differ in their query.
// Caught by: clone/unplugged › changes every address that leads to the intranet, and no other

// #region own-files
export async function withOwnFiles(text: string, library: Library): Promise<string> {
  const { origin } = new URL(library.intranet.url);
  const copies = new Map<string, string>();
  for (const address of new Set(addressesIn(text))) {
    if (new URL(address).origin === origin) {
      const key = address.split('?')[0]!;
      copies.set(key, copies.get(key) ?? (await copyFile(address, library)));
      copies.set(address, copies.get(key)!);
    }
  }
  return withAddresses(text, (address) => copies.get(address) ?? address);
}
// #endregion
