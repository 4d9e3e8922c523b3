// Mistake: It takes two usernames for one that differ in capitals.
// Caught by: push/midnight-file › keeps one username on one line, whatever is in it

// #region midnight-file
export function midnightFile(day: string, logIns: LogInRecord[], timeZone: string): TextFile {
  const ofThisDay = logIns.filter(({ at }) => localDay(at, timeZone) === day);
  const usernames = new Map(ofThisDay.map(({ username }) => [username.toLowerCase(), username])).values();
  const lines = [...usernames].map((username) => `${encodeURIComponent(username)}\n`);
  return { name: `logins-${day}.txt`, content: lines.join('') };
}
// #endregion
