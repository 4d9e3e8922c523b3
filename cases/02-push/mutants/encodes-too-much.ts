// Mistake: It also encodes what encodeURIComponent() leaves.
// Caught by: push/midnight-file › keeps one username on one line, whatever is in it

// #region midnight-file
export function midnightFile(day: string, logIns: LogInRecord[], timeZone: string): TextFile {
  const ofThisDay = logIns.filter(({ at }) => localDay(at, timeZone) === day);
  const usernames = new Set(ofThisDay.map(({ username }) => username));
  const lines = [...usernames].map((username) => `${encodeURIComponent(username).replace(/[!'()*]/g, (sign) => '%' + sign.charCodeAt(0).toString(16).toUpperCase())}\n`);
  return { name: `logins-${day}.txt`, content: lines.join('') };
}
// #endregion
