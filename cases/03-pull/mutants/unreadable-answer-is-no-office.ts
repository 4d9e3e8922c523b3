// Mistake: It takes an answer that is no JSON for “no office”.
// Caught by: pull/home-office › does not mistake an answer without homeOffice for “no office”
// Caught by: pull/fallback › shows the general feed when an answer stops half-way

// #region home-office
export async function homeOffice(userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  const response = await hr.fetch(`${hr.url}/home-office`, { headers: { 'X-User-Id': userId }, signal });
  if (response.status === 404) return null;
  if (response.status !== 200) throw new Error(`HR answered ${response.status}`);
  const employee = await response.json().catch(() => undefined);
  if (employee === undefined) return null;
  if (typeof employee.homeOffice !== 'string') throw new Error('HR’s answer has no homeOffice');
  return employee.homeOffice;
}
// #endregion
