// Mistake: It reads every answer as if it were a 200, so that an error's body without homeOffice means no office.
// Caught by: pull/home-office › does not mistake another status for an answer
// Caught by: pull/fallback › shows the general feed whatever goes wrong at HR

// #region home-office
export async function homeOffice(userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  const response = await hr.fetch(`${hr.url}/home-office`, { headers: { 'X-User-Id': userId }, signal });
  const employee = await response.json();
  return typeof employee.homeOffice === 'string' ? employee.homeOffice : null;
}
// #endregion
