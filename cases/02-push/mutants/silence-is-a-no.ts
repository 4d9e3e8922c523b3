// Mistake: sendFile() returns false when nobody answers.
// Caught by: push/midnight-file › says whether InfoSec has the file

// #region send-file
export async function sendFile(file: TextFile, infosec: InfoSec): Promise<boolean> {
  const response = await infosec.fetch(`${infosec.url}/logins/${file.name}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    body: file.content,
    redirect: 'manual',
    signal: AbortSignal.timeout(infosec.deadlineMs),
  }).catch(() => undefined);
  return response?.ok ?? false;
}
// #endregion
