// Mistake: It adds an hour to UTC, in summer too.
// Caught by: push/midnight-file › begins and ends a day at midnight, by the clocks of the time zone

// #region local-day
function localDay(at: number, _timeZone: string): string {
  return new Date(at + 3_600_000).toISOString().slice(0, 10);
}
// #endregion
