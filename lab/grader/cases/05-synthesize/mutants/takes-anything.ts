// Mistake: It takes in an event whatever it lacks.
// Caught by: synthesize/accept

// #region read-event
export function readEvent(body: string): Reading {
  const event = parsed(body);
  if (event?.specversion !== '1.0') return refused('This is no CloudEvent with the specversion "1.0".');
  const { id, source, type, severitytext, data } = event;
// #endregion
