// Mistake: It treats HR's 404 as a failure instead of an answer.
// Caught by: pull/home-office › ?
// Caught by: pull/fallback › ?
// Caught by: pull/cache › ?

// #region home-office
export async function homeOffice(userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  const response = await hr.fetch(`${hr.url}/home-office`, { headers: { 'X-User-Id': userId }, signal });
  if (!response.ok) throw new Error(`HR answered ${response.status}`);
  const employee = await response.json();
  if (typeof employee.homeOffice !== 'string') throw new Error('HR’s answer has no homeOffice');
  return employee.homeOffice;
}
// #endregion
