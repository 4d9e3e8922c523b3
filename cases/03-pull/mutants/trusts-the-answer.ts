// Mistake: It hands on homeOffice without a look, even when HR's answer has none.
// Caught by: pull/fallback › shows the general feed whatever goes wrong at HR

// #region home-office
export async function homeOffice(userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  const response = await hr.fetch(`${hr.url}/home-office`, { headers: { 'X-User-Id': userId }, signal });
  if (response.status === 404) return null;
  if (response.status !== 200) throw new Error(`HR answered ${response.status}`);
  return (await response.json()).homeOffice;
}
// #endregion
