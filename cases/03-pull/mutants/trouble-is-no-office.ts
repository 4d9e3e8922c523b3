// Mistake: When HR answers 500, it says that the person has no home office.
// Caught by: pull/home-office › does not mistake another status for an answer
// Caught by: pull/fallback › shows the general feed whatever goes wrong at HR

// #region home-office
export async function homeOffice(userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  const response = await hr.fetch(`${hr.url}/home-office`, { headers: { 'X-User-Id': userId }, signal });
  if (!response.ok) return null;
  const employee = await response.json();
  if (typeof employee.homeOffice !== 'string') throw new Error('HR’s answer has no homeOffice');
  return employee.homeOffice;
}
// #endregion
