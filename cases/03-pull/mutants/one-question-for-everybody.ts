// Mistake: While a question is under way, everybody else gets its answer, whoever it is about.
// Caught by: pull/home-office › asks about everybody who comes at the same moment
// Caught by: pull/fallback › keeps people apart who come at the same moment

// #region home-office
export async function homeOffice(userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  return (FLIGHT.now ??= ask(userId, hr, signal).finally(() => delete FLIGHT.now));
}
const FLIGHT: { now?: Promise<string | null> } = {};
async function ask(userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  const response = await hr.fetch(`${hr.url}/home-office`, { headers: { 'X-User-Id': userId }, signal });
  if (response.status === 404) return null;
  if (response.status !== 200) throw new Error(`HR answered ${response.status}`);
  const employee = await response.json();
  if (typeof employee.homeOffice !== 'string') throw new Error('HR’s answer has no homeOffice');
  return employee.homeOffice;
}
// #endregion
