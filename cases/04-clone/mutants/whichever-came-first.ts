// Mistake: It fetches all files at once, and takes them for the addresses in the order in which they come.
// Caught by: clone/unplugged › saves nothing when a file cannot be had, and all of it afterwards

// #region own-files
export async function withOwnFiles(text: string, library: Library): Promise<string> {
  const { origin } = new URL(library.intranet.url);
  const copies = new Map<string, string>();
  const [pending, done]: [Promise<void>[], string[]] = [[], []];
  for (const address of new Set(addressesIn(text))) {
    if (URL.parse(address)?.origin === origin) pending.push(copyFile(address, library).then((copy) => void done.push(copy)));
  }
  await Promise.all(pending);
  [...new Set(addressesIn(text))].filter((address) => URL.parse(address)?.origin === origin).forEach((address, index) => copies.set(address, done[index]!));
  return withAddresses(text, (address) => copies.get(address) ?? address);
}
// #endregion
