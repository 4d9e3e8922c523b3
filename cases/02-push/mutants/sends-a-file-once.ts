// Mistake: It does not send a file again that InfoSec has had.
// Caught by: push/midnight-file › replaces a file that is sent again

// #region send-file
const SENT = new Set<string>();

export async function sendFile(file: TextFile, infosec: InfoSec): Promise<boolean> {
  if (SENT.has(file.name)) return true;
  const response = await infosec.fetch(`${infosec.url}/logins/${file.name}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    body: file.content,
    redirect: 'manual',
    signal: AbortSignal.timeout(infosec.deadlineMs),
  });
  if (response.ok) SENT.add(file.name);
  return response.ok;
}
// #endregion
