// Mistake: It does not keep the media type.
// Caught by: clone/unplugged › copies what an editor’s own text shows of the intranet, byte for byte

// #region copy
export async function copyFile(address: string, { intranet, keep }: Library): Promise<string> {
  const response = await intranet.fetch(address, { signal: AbortSignal.timeout(intranet.deadlineMs) });
  if (response.status !== 200) throw new Error(`The intranet answered ${response.status} for ${address}.`);
  const content = new Uint8Array(await response.arrayBuffer());
  return keep({ type: 'application/octet-stream', content });
}
// #endregion
