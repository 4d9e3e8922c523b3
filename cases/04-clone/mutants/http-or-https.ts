// Mistake: It compares hosts and not origins, so that https is taken for http.
// Caught by: clone/unplugged › changes every address that leads to the intranet, and no other

// #region own-files
export async function withOwnFiles(text: string, library: Library): Promise<string> {
  const { origin } = new URL(library.intranet.url);
  const copies = new Map<string, string>();
  for (const address of new Set(addressesIn(text))) {
    if (new URL(address).host === new URL(library.intranet.url).host) copies.set(address, await copyFile(address, library));
  }
  return withAddresses(text, (address) => copies.get(address) ?? address);
}
// #endregion
