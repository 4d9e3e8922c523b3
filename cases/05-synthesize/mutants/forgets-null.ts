// Mistake: It reads attributes of a JSON null.
// Caught by: synthesize/accept › refuses what is malformed with 400, and keeps the rest

// #region read-event
export function readEvent(body: string): Reading {
  const event = parsed(body);
  if (event.specversion !== '1.0') return refused('This is no CloudEvent with the specversion "1.0".');
  const { id, source, type, severitytext, data } = event;
  if (![id, source, type].every(isText)) return refused('id, source and type must be texts that are not empty.');
  if (![data?.to, data?.title].every(isText))
    return refused('data must say whom it is for (to) and what it is (title).');
  const severity = WORDS.get(severitytext);
  if (severity === undefined) return refused('severitytext must be info, warning, error or critical.');
  return { outcome: 'accepted', item: { source, id, type, person: data.to, title: data.title, severity } };
}
// #endregion
