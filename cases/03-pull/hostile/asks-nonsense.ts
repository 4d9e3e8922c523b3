// Hostile: it asks HR for an address that is none.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache passed, pull/log-in passed

// #region home-office
export async function homeOffice(_userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  const response = await hr.fetch(`${hr.url}//`, { signal });
  throw new Error(`HR answered ${response.status}`);
}
// #endregion
