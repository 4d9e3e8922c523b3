// Mistake: homeOffice() does not pass the signal on, so that a deadline cannot stop it.
// Caught by: pull/fallback › shows the general feed when HR never answers

// #region home-office
export async function homeOffice(userId: string, hr: Hr, _signal?: AbortSignal): Promise<string | null> {
  const response = await hr.fetch(`${hr.url}/home-office`, { headers: { 'X-User-Id': userId } });
  if (response.status === 404) return null;
  if (response.status !== 200) throw new Error(`HR answered ${response.status}`);
  const employee = await response.json();
  if (typeof employee.homeOffice !== 'string') throw new Error('HR’s answer has no homeOffice');
  return employee.homeOffice;
}
// #endregion
