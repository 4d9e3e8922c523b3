// Mistake: One system in trouble costs the answers of all the others.
// Caught by: synthesize/silence › shows a gap for a system in trouble, and all the others

// #region ask-all
export async function askAll(sources: Source[], sql: Sql): Promise<SourceState[]> {
  const states = await Promise.all(sources.map((source) => stateOf(source, sql)));
  if (states.every(({ status }) => status === 'current')) return states;
  return sources.map(({ source }) => ({ source, status: 'silent' as const, open: null, asOf: null }));
}
// #endregion
