// Mistake: It writes a space as a plus sign.
// Caught by: push/press-release › x

// #region midnight-file
export function midnightFile(day: string, logIns: LogInRecord[], timeZone: string): TextFile {
  const ofThisDay = logIns.filter(({ at }) => localDay(at, timeZone) === day);
  const usernames = new Set(ofThisDay.map(({ username }) => username));
  const lines = [...usernames].map((username) => `${encodeURIComponent(username).replaceAll('%20', '+')}\n`);
  return { name: `logins-${day}.txt`, content: lines.join('') };
}
// #endregion
