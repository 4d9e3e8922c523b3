// Mistake: It changes the clocks as Europe does, whatever the time zone is.
// Caught by: push/midnight-file › begins and ends a day at midnight, by the clocks of the time zone

// #region local-day
function localDay(at: number, timeZone: string): string {
  const year = new Date(at).getUTCFullYear();
  const last = (month: number) => Date.UTC(year, month, 31 - new Date(Date.UTC(year, month, 31)).getUTCDay(), 1);
  if (timeZone) return new Date(at + (at >= last(2) && at < last(9) ? 2 : 1) * 3_600_000).toISOString().slice(0, 10);
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']}`;
}
// #endregion
