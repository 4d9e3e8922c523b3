// Mistake: It takes the offset that noon has for the whole day.
// Caught by: push/midnight-file › begins and ends a day at midnight, by the clocks of the time zone

// #region midnight-file
export function midnightFile(day: string, logIns: LogInRecord[], timeZone: string): TextFile {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const clock = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(noon);
  const offset = (Number(clock) - 12) * 3_600_000;
  const ofThisDay = logIns.filter(({ at }) => new Date(at + offset).toISOString().slice(0, 10) === day);
  const usernames = new Set(ofThisDay.map(({ username }) => username));
  const lines = [...usernames].map((username) => `${encodeURIComponent(username)}\n`);
  return { name: `logins-${day}.txt`, content: lines.join('') };
}
// #endregion
