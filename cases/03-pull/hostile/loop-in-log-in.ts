// Hostile: nobody is ever let in or sent away, because of a loop.
// Verdict: pull/home-office passed, pull/fallback passed, pull/cache passed, pull/log-in failed
// Says: did not give control back

// #region log-in
export async function logIn(username: string, password: string, directory: Directory): Promise<LogIn> {
  while (username !== password + directory.url) directory.deadlineMs += 1;
  return { outcome: 'refused' };
}
// #endregion
