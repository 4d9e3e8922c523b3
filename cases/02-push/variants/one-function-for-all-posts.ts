// Correct: every request goes through one function; the outbox is asked for one row at a time.

// #region post
async function send(url: string, init: RequestInit, { fetch, deadlineMs }: Pick<Agency, 'fetch' | 'deadlineMs'>): Promise<Response> {
  return fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(deadlineMs), ...init });
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

export async function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  const headers = { ...agency.sign(message), ...JSON_TYPE };
  return send(`${agency.url}/webhooks`, { method: 'POST', headers, body: message.body }, agency);
}
// #endregion

// #region thin-event
export function tellArchive({ id }: DeskArticle, { archive, later }: ToArchive): void {
  const body = JSON.stringify({ id });
  later(async () => (await send(`${archive.url}/changes`, { method: 'POST', headers: JSON_TYPE, body }, archive)).ok);
}
// #endregion

// #region midnight-file
export function midnightFile(day: string, logIns: LogInRecord[], timeZone: string): TextFile {
  const seen: string[] = [];
  let content = '';
  for (let index = logIns.length - 1; index >= 0; index--) {
    const { username, at } = logIns[index]!;
    if (localDay(at, timeZone) !== day || seen.includes(username)) continue;
    seen.push(username);
    content += encodeURIComponent(username);
    content += '\n';
  }
  return { content, name: `logins-${day}.txt` };
}
// #endregion

// #region send-file
export async function sendFile(file: TextFile, infosec: InfoSec): Promise<boolean> {
  const { ok } = await send(`${infosec.url}/logins/${file.name}`, { method: 'PUT', body: file.content }, infosec);
  return ok;
}
// #endregion

// #region deliver
export async function deliver({ sql, agency, now }: Outbox): Promise<void> {
  for (;;) {
    const row = sql.get<OutboxRow>("SELECT * FROM outbox WHERE status = 'waiting' AND due_at <= ? ORDER BY due_at, rowid", [now()]);
    if (!row) return;
    const { id, body, attempts } = row;
    let answer: Response | undefined;
    try {
      answer = await post({ id, body }, agency);
    } catch {
      answer = undefined;
    }
    const count = attempts + 1;
    const next = nextTry(count, answer, now());
    if (answer !== undefined && answer.status >= 200 && answer.status < 300) {
      sql.run("UPDATE outbox SET status = 'sent', attempts = ? WHERE id = ?", [count, id]);
    } else if (answer?.status === 410 || next === null) {
      sql.run("UPDATE outbox SET status = 'given-up', attempts = ? WHERE id = ?", [count, id]);
    } else {
      sql.run('UPDATE outbox SET attempts = ?, due_at = ? WHERE id = ?', [count, next, id]);
    }
  }
}
// #endregion
