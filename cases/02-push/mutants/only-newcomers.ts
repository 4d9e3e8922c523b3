// Mistake: Who logged in on an earlier day is left out.
// Caught by: push/midnight-file › sends InfoSec everyone who logged in that day, each once

// #region midnight-file
export function midnightFile(day: string, logIns: LogInRecord[], timeZone: string): TextFile {
  const ofThisDay = logIns.filter(({ at }) => localDay(at, timeZone) === day);
  const before = new Set(logIns.filter(({ at }) => localDay(at, timeZone) < day).map(({ username }) => username));
  const usernames = new Set(ofThisDay.map(({ username }) => username).filter((username) => !before.has(username)));
  const lines = [...usernames].map((username) => `${encodeURIComponent(username)}\n`);
  return { name: `logins-${day}.txt`, content: lines.join('') };
}
// #endregion
