// Mistake: It waits for InfoSec for ever.
// Caught by: push/midnight-file › stops waiting for InfoSec after the deadline

// #region send-file
export async function sendFile(file: TextFile, infosec: InfoSec): Promise<boolean> {
  const response = await infosec.fetch(`${infosec.url}/logins/${file.name}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    body: file.content,
    redirect: 'manual',
  });
  return response.ok;
}
// #endregion
