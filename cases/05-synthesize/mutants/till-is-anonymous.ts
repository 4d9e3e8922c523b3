// Mistake: It makes up an id for each record.
// Caught by: synthesize/one-scale › makes items of records

// #region read-record
export function readRecord(text: string): Reading {
  const record: LogRecord | undefined = parsed(text);
  const [id, person] = [attribute(record, 'log.record.uid'), attribute(record, 'enduser.id')];
  const [type, title, severity] = [record?.eventName, record?.body?.stringValue, record?.severityNumber];
  if (!isText(id) || !isText(person) || !isText(type) || !isText(title)) {
    return refused('A record needs log.record.uid, enduser.id, eventName and a body.');
  }
  if (!isSeverity(severity)) return refused('severityNumber must be a whole number from 1 to 24.');
  return {
    outcome: 'accepted',
    item: { source: TILL, id: `${String(severity)}-${type}`, type, person, title, severity },
  };
}
// #endregion
