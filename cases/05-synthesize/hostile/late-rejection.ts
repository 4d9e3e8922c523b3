// Hostile: its answers are right, but a little later a promise is rejected that nobody looks at any more.
// Verdict: synthesize/accept passed, synthesize/filter passed, synthesize/one-scale passed, synthesize/silence failed, synthesize/desserts passed
// Says: the audit log is full

// #region ask-all
export async function askAll(sources: Source[], sql: Sql): Promise<SourceState[]> {
  setImmediate(() => Promise.reject(new Error('the audit log is full')));
  return Promise.all(sources.map((source) => stateOf(source, sql)));
}
// #endregion
