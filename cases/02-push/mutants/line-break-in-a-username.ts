// Mistake: A username with a line break becomes two lines.
// Caught by: push/midnight-file › sends InfoSec everyone who logged in that day, each once

// #region midnight-file
export function midnightFile(day: string, logIns: LogInRecord[], timeZone: string): TextFile {
  const ofThisDay = logIns.filter(({ at }) => localDay(at, timeZone) === day);
  const usernames = new Set(ofThisDay.map(({ username }) => username));
  const lines = [...usernames].map((username) => `${username}\n`);
  return { name: `logins-${day}.txt`, content: lines.join('') };
}
// #endregion
