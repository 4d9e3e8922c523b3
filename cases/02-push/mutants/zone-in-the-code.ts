// Mistake: The time zone stands in the code.
// Caught by: push/midnight-file › begins and ends a day at midnight, by the clocks of the time zone

// #region local-day
function localDay(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: timeZone && 'Europe/Rome', year: 'numeric', month: '2-digit', day: '2-digit' });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']}`;
}
// #endregion
