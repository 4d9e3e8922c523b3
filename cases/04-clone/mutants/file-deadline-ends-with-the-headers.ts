// Mistake: It waits for the rest of a file as long as it takes.
// Caught by: clone/unplugged › stops waiting for a file after the deadline

// #region copy
export async function copyFile(address: string, { intranet, keep }: Library): Promise<string> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), intranet.deadlineMs);
  const response = await intranet.fetch(address, { signal: controller.signal }).finally(() => clearTimeout(timer));
  if (response.status !== 200) throw new Error(`The intranet answered ${response.status} for ${address}.`);
  const content = new Uint8Array(await response.arrayBuffer());
  return keep({ type: response.headers.get('Content-Type') ?? 'application/octet-stream', content });
}
// #endregion
