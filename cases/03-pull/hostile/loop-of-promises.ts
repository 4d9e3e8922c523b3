// Hostile: the home office never comes: it waits for promises that are already kept, for ever.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in passed
// Says: did not give control back

// #region home-office
export async function homeOffice(_userId: string, _hr: Hr, _signal?: AbortSignal): Promise<string | null> {
  for (;;) await null;
}
// #endregion
