// Mistake: It does not send an empty file.
// Caught by: push/midnight-file › sends InfoSec everyone who logged in that day, each once

// #region send-file
export async function sendFile(file: TextFile, infosec: InfoSec): Promise<boolean> {
  if (file.content === '') return true;
  const response = await infosec.fetch(`${infosec.url}/logins/${file.name}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    body: file.content,
    redirect: 'manual',
    signal: AbortSignal.timeout(infosec.deadlineMs),
  });
  return response.ok;
}
// #endregion
