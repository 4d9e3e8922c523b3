// Mistake: It lets every day last 24 hours from its midnight.
// Caught by: push/midnight-file › begins and ends a day at midnight, by the clocks of the time zone

// #region midnight-file
export function midnightFile(day: string, logIns: LogInRecord[], timeZone: string): TextFile {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const begin = [...Array(96).keys()].map((index) => noon - 36 * 3_600_000 + index * 900_000).find((at) => localDay(at, timeZone) === day)!;
  const ofThisDay = logIns.filter(({ at }) => at >= begin && at < begin + 86_400_000);
  const usernames = new Set(ofThisDay.map(({ username }) => username));
  const lines = [...usernames].map((username) => `${encodeURIComponent(username)}\n`);
  return { name: `logins-${day}.txt`, content: lines.join('') };
}
// #endregion
