// Mistake: It encodes an address that is encoded already.
// Caught by: clone/unplugged › changes every address that leads to the intranet, and no other

// #region copy
export async function copyFile(address: string, { intranet, keep }: Library): Promise<string> {
  const response = await intranet.fetch(encodeURI(address), { signal: AbortSignal.timeout(intranet.deadlineMs) });
  if (response.status !== 200) throw new Error(`The intranet answered ${response.status} for ${address}.`);
  const content = new Uint8Array(await response.arrayBuffer());
  return keep({ type: response.headers.get('Content-Type') ?? 'application/octet-stream', content });
}
// #endregion
