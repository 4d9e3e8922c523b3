// Mistake: It reads files as text, and bytes are lost.
// Caught by: clone/unplugged › copies what an editor’s own text shows of the intranet, byte for byte

// #region copy
export async function copyFile(address: string, { intranet, keep }: Library): Promise<string> {
  const response = await intranet.fetch(address, { signal: AbortSignal.timeout(intranet.deadlineMs) });
  if (response.status !== 200) throw new Error(`The intranet answered ${response.status} for ${address}.`);
  const content = new TextEncoder().encode(await response.text());
  return keep({ type: response.headers.get('Content-Type') ?? 'application/octet-stream', content });
}
// #endregion
