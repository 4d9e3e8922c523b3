// Hostile: it ends the process when somebody opens the feed.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in passed
// Says: ended

// #region home-office
export async function homeOffice(_userId: string, _hr: Hr, _signal?: AbortSignal): Promise<string | null> {
  process.exit(0);
}
// #endregion
