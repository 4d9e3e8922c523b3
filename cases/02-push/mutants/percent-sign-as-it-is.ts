// Mistake: It encodes line breaks, but not the sign that it encodes them with.
// Caught by: push/midnight-file › sends InfoSec everyone who logged in that day, each once

// #region midnight-file
export function midnightFile(day: string, logIns: LogInRecord[], timeZone: string): TextFile {
  const ofThisDay = logIns.filter(({ at }) => localDay(at, timeZone) === day);
  const usernames = new Set(ofThisDay.map(({ username }) => username));
  const lines = [...usernames].map((username) => `${username.replaceAll('\r', '%0D').replaceAll('\n', '%0A')}\n`);
  return { name: `logins-${day}.txt`, content: lines.join('') };
}
// #endregion
