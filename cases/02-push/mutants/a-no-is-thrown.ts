// Mistake: sendFile() throws when InfoSec says no.
// Caught by: push/midnight-file › says whether InfoSec has the file

// #region send-file
export async function sendFile(file: TextFile, infosec: InfoSec): Promise<boolean> {
  const response = await infosec.fetch(`${infosec.url}/logins/${file.name}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    body: file.content,
    redirect: 'manual',
    signal: AbortSignal.timeout(infosec.deadlineMs),
  });
  if (!response.ok) throw new Error(`InfoSec answered ${response.status}`);
  return true;
}
// #endregion
