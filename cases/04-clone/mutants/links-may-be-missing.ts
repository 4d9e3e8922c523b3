// Mistake: It leaves a link as it is that cannot be copied.
// Caught by: clone/unplugged › saves nothing when a file cannot be had, and all of it afterwards

// #region own-files
export async function withOwnFiles(text: string, library: Library): Promise<string> {
  const { origin } = new URL(library.intranet.url);
  const copies = new Map<string, string>();
  for (const address of new Set(addressesIn(text))) {
    if (new URL(address).origin === origin) copies.set(address, await copyFile(address, library).catch((error) => { if (text.includes(`![`)) throw error; return address; }));
  }
  return withAddresses(text, (address) => copies.get(address) ?? address);
}
// #endregion
