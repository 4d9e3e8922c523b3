// Mistake: It asks an object which usernames it has seen, and the object knows constructor already.
// Caught by: push/midnight-file › keeps one username on one line, whatever is in it

// #region midnight-file
export function midnightFile(day: string, logIns: LogInRecord[], timeZone: string): TextFile {
  const ofThisDay = logIns.filter(({ at }) => localDay(at, timeZone) === day);
  const seen: Record<string, boolean> = {};
  const usernames: string[] = [];
  for (const { username } of ofThisDay) {
    if (seen[username]) continue;
    seen[username] = true;
    usernames.push(username);
  }
  const lines = [...usernames].map((username) => `${encodeURIComponent(username)}\n`);
  return { name: `logins-${day}.txt`, content: lines.join('') };
}
// #endregion
