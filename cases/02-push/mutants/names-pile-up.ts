// Mistake: It keeps the usernames of a day from one call to the next.
// Caught by: push/midnight-file › begins and ends a day at midnight, by the clocks of the time zone

// #region post
export async function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  return agency.fetch(`${agency.url}/webhooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...agency.sign(message) },
    body: message.body,
    redirect: 'manual',
    signal: AbortSignal.timeout(agency.deadlineMs),
  });
}
// #endregion

// #region midnight-file
const days = new Map<string, Set<string>>();
export function midnightFile(day: string, logIns: LogInRecord[], timeZone: string): TextFile {
  const ofThisDay = logIns.filter(({ at }) => localDay(at, timeZone) === day);
  const usernames = days.get(day) ?? new Set<string>();
  days.set(day, usernames);
  for (const { username } of ofThisDay) usernames.add(username);
  const lines = [...usernames].map((username) => `${encodeURIComponent(username)}\n`);
  return { name: `logins-${day}.txt`, content: lines.join('') };
}
// #endregion
