// Mistake: It changes the address wherever its letters occur, also within another address.
// Caught by: clone/unplugged › changes every address that leads to the intranet, and no other

// #region own-files
export async function withOwnFiles(text: string, library: Library): Promise<string> {
  const { origin } = new URL(library.intranet.url);
  const copies = new Map<string, string>();
  for (const address of new Set(addressesIn(text))) {
    if (new URL(address).origin === origin) copies.set(address, await copyFile(address, library));
  }
  return [...copies].reduce((changed, [address, copy]) => changed.replaceAll(address, copy), text);
}
// #endregion
