// Mistake: It collects usernames as the keys of an object, which loses __proto__.
// Caught by: push/midnight-file › keeps one username on one line, whatever is in it

// #region midnight-file
export function midnightFile(day: string, logIns: LogInRecord[], timeZone: string): TextFile {
  const ofThisDay = logIns.filter(({ at }) => localDay(at, timeZone) === day);
  const seen: Record<string, unknown> = {};
  for (const { username } of ofThisDay) seen[username] = true;
  const usernames = Object.keys(seen);
  const lines = [...usernames].map((username) => `${encodeURIComponent(username)}\n`);
  return { name: `logins-${day}.txt`, content: lines.join('') };
}
// #endregion
