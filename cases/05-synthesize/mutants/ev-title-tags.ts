// Mistake: It cuts out of a title what looks like HTML.
// Caught by: synthesize/accept › keeps every text exactly as it came

// #region read-event
export function readEvent(body: string): Reading {
  const event = parsed(body);
  if (event?.specversion !== '1.0') return refused('This is no CloudEvent with the specversion "1.0".');
  const { id, source, type, severitytext, data } = event;
  if (![id, source, type].every(isText)) return refused('id, source and type must be texts that are not empty.');
  if (![data?.to, data?.title].every(isText))
    return refused('data must say whom it is for (to) and what it is (title).');
  const severity = WORDS.get(severitytext);
  if (severity === undefined) return refused('severitytext must be info, warning, error or critical.');
  return { outcome: 'accepted', item: { source, id, type, person: data.to, title: data.title.replace(/<[^>]*>/g, ''), severity } };
}
// #endregion
