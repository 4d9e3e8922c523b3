// Mistake: It leaves a username out only when it comes twice in a row.
// Caught by: push/midnight-file › sends InfoSec everyone who logged in that day, each once

// #region midnight-file
export function midnightFile(day: string, logIns: LogInRecord[], timeZone: string): TextFile {
  const ofThisDay = logIns.filter(({ at }) => localDay(at, timeZone) === day);
  const usernames = ofThisDay.map(({ username }) => username).filter((one, index, all) => one !== all[index - 1]);
  const lines = [...usernames].map((username) => `${encodeURIComponent(username)}\n`);
  return { name: `logins-${day}.txt`, content: lines.join('') };
}
// #endregion
