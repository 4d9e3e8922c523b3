// Hostile: the home office is a promise that nobody keeps.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in passed

// #region home-office
export async function homeOffice(_userId: string, _hr: Hr, _signal?: AbortSignal): Promise<string | null> {
  return new Promise(() => {});
}
// #endregion
