// Mistake: It writes down everybody who ever logged in.
// Caught by: push/midnight-file › sends InfoSec everyone who logged in that day, each once

// #region midnight-file
export function midnightFile(day: string, logIns: LogInRecord[], _timeZone: string): TextFile {
  const ofThisDay = logIns;
  const usernames = new Set(ofThisDay.map(({ username }) => username));
  const lines = [...usernames].map((username) => `${encodeURIComponent(username)}\n`);
  return { name: `logins-${day}.txt`, content: lines.join('') };
}
// #endregion
