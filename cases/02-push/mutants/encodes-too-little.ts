// Mistake: It encodes a username like an address, which leaves slashes and commas as they are.
// Caught by: push/midnight-file › keeps one username on one line, whatever is in it

// #region midnight-file
export function midnightFile(day: string, logIns: LogInRecord[], timeZone: string): TextFile {
  const ofThisDay = logIns.filter(({ at }) => localDay(at, timeZone) === day);
  const usernames = new Set(ofThisDay.map(({ username }) => username));
  const lines = [...usernames].map((username) => `${encodeURI(username)}\n`);
  return { name: `logins-${day}.txt`, content: lines.join('') };
}
// #endregion
