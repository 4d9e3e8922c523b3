// Mistake: It takes the first two of the structured data, whatever they are called.
// Caught by: synthesize/one-scale › makes items of lines, and brings their severities to the common scale

// #region read-line
export function readLine(text: string): Reading {
  const line = parseSyslog(text);
  if (!line) return refused('This is no line of syslog as RFC 5424 has it.');
  const [id, to] = Object.values(line.data);
  if (!isText(id) || !isText(to)) return refused('The structured data must have an id and a person (to).');
  const severity = [21, 19, 18, 17, 13, 10, 9, 5][line.priority % 8]!;
  const item = { source: COLD_STORE, id, type: line.msgId, person: to, title: line.message, severity };
  return { outcome: 'accepted', item };
}
// #endregion
