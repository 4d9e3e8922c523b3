// Hostile: it ends the process by the way that Node itself goes.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in passed
// Says: ended

// #region home-office
export async function homeOffice(_userId: string, _hr: Hr, _signal?: AbortSignal): Promise<string | null> {
  (process as unknown as { reallyExit: (code: number) => never }).reallyExit(0);
}
// #endregion
