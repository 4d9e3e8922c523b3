// Mistake: When the field homeOffice is missing from HR's answer, it says that the person has no home office.
// Caught by: pull/home-office › does not mistake an answer without homeOffice for “no office”
// Caught by: pull/fallback › shows the general feed whatever goes wrong at HR

// #region home-office
export async function homeOffice(userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  const response = await hr.fetch(`${hr.url}/home-office`, { headers: { 'X-User-Id': userId }, signal });
  if (response.status === 404) return null;
  if (response.status !== 200) throw new Error(`HR answered ${response.status}`);
  const employee = await response.json();
  return employee.homeOffice ?? null;
}
// #endregion
