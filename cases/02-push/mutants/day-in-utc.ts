// Mistake: The day is that of UTC.
// Caught by: push/midnight-file › ends the day at midnight in Trieste

// #region local-day
function localDay(at: number, _timeZone: string): string {
  return new Date(at).toISOString().slice(0, 10);
}
// #endregion
