// Mistake: It asks HR without saying about whom.
// Caught by: pull/home-office › puts the news of the home office first
// Caught by: pull/fallback › uses an answer that comes in time

// #region home-office
export async function homeOffice(userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  const response = await hr.fetch(`${hr.url}/home-office`, { signal });
  if (response.status === 404) return null;
  if (response.status !== 200) throw new Error(`HR answered ${response.status}`);
  const employee = await response.json();
  if (typeof employee.homeOffice !== 'string') throw new Error('HR’s answer has no homeOffice');
  return employee.homeOffice;
}
// #endregion
