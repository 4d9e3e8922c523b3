// Mistake: It keeps the first office it hears of and gives it to everybody.
// Caught by: pull/home-office › puts the news of the home office first
// Caught by: pull/fallback › shows the general feed when HR never answers

// #region home-office
let office: string | undefined;

export async function homeOffice(userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  if (office) return office;
  const response = await hr.fetch(`${hr.url}/home-office`, { headers: { 'X-User-Id': userId }, signal });
  if (response.status === 404) return null;
  if (response.status !== 200) throw new Error(`HR answered ${response.status}`);
  const employee = await response.json();
  if (typeof employee.homeOffice !== 'string') throw new Error('HR’s answer has no homeOffice');
  office = employee.homeOffice as string;
  return office;
}
// #endregion
