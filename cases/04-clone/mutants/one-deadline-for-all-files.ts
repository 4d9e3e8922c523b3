// Mistake: It makes one signal for all files; once the deadline has passed, none comes any more.
// Caught by: clone/unplugged › stops waiting for a file after the deadline

// #region copy
let SIGNAL: AbortSignal | undefined;

export async function copyFile(address: string, { intranet, keep }: Library): Promise<string> {
  const response = await intranet.fetch(address, { signal: (SIGNAL ??= AbortSignal.timeout(intranet.deadlineMs)) });
  if (response.status !== 200) throw new Error(`The intranet answered ${response.status} for ${address}.`);
  const content = new Uint8Array(await response.arrayBuffer());
  return keep({ type: response.headers.get('Content-Type') ?? 'application/octet-stream', content });
}
// #endregion
