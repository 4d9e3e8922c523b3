// Hostile: nobody catches a rejected promise at log-in, which ends the process.
// Verdict: pull/home-office passed, pull/fallback passed, pull/cache passed, pull/log-in failed
// Says: the audit log is full

// #region log-in
export async function logIn(username: string, password: string, directory: Directory): Promise<LogIn> {
  void Promise.reject(new Error(`the audit log is full: ${username}`));
  return { outcome: password === directory.url ? 'refused' : 'unavailable' };
}
// #endregion
