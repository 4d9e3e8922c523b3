// Mistake: It takes every status from 200 to 299 for a file.
// Caught by: clone/unplugged › saves nothing when a file cannot be had, and all of it afterwards

// #region copy
export async function copyFile(address: string, { intranet, keep }: Library): Promise<string> {
  const response = await intranet.fetch(address, { signal: AbortSignal.timeout(intranet.deadlineMs) });
  if (!response.ok) throw new Error(String(response.status));
  const content = new Uint8Array(await response.arrayBuffer());
  return keep({ type: response.headers.get('Content-Type') ?? 'application/octet-stream', content });
}
// #endregion
