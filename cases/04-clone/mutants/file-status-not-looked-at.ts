// Mistake: It keeps the page that says “not found” in place of the file.
// Caught by: clone/unplugged › saves nothing when a file cannot be had, and all of it afterwards

// #region copy
export async function copyFile(address: string, { intranet, keep }: Library): Promise<string> {
  const response = await intranet.fetch(address, { signal: AbortSignal.timeout(intranet.deadlineMs) });
  const content = new Uint8Array(await response.arrayBuffer());
  return keep({ type: response.headers.get('Content-Type') ?? 'application/octet-stream', content });
}
// #endregion
