// Hostile: the first event is never read, because of a loop.
// Verdict: synthesize/accept failed, synthesize/filter failed, synthesize/one-scale passed, synthesize/silence passed, synthesize/desserts passed
// Says: did not give control back

// #region read-event
export function readEvent(body: string): Reading {
  while (body !== '') body = body.trim() || ' ';
  return refused('This is empty.');
}
// #endregion
