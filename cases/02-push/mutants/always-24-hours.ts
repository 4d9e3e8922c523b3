// Mistake: It takes every day for 24 hours long.
// Caught by: push/midnight-file › begins and ends a day at midnight, by the clocks of the time zone

// #region midnight-file
export function midnightFile(day: string, logIns: LogInRecord[], timeZone: string): TextFile {
  let start = Date.parse(`${day}T00:00:00Z`) - 14 * 3_600_000;
  while (localDay(start, timeZone) < day) start += 60_000;
  const ofThisDay = logIns.filter(({ at }) => at >= start && at < start + 24 * 3_600_000);
  const usernames = new Set(ofThisDay.map(({ username }) => username));
  const lines = [...usernames].map((username) => `${encodeURIComponent(username)}\n`);
  return { name: `logins-${day}.txt`, content: lines.join('') };
}
// #endregion
