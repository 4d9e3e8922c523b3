// Mistake: It puts the user ID into the address too, and so into HR's access log.
// Caught by: pull/home-office › asks HR by user ID

// #region home-office
export async function homeOffice(userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  const url = `${hr.url}/home-office?user=${userId}`;
  const response = await hr.fetch(url, { headers: { 'X-User-Id': userId }, signal });
  if (response.status === 404) return null;
  if (response.status !== 200) throw new Error(`HR answered ${response.status}`);
  const employee = await response.json();
  if (typeof employee.homeOffice !== 'string') throw new Error('HR’s answer has no homeOffice');
  return employee.homeOffice;
}
// #endregion
