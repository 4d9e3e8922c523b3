// Mistake: It leaves out the systems that do not answer.
// Caught by: synthesize/silence › shows a gap for a system in trouble, and all the others

// #region ask-all
export async function askAll(sources: Source[], sql: Sql): Promise<SourceState[]> {
  const states = await Promise.all(sources.map((source) => stateOf(source, sql)));
  return states.filter(({ status }) => status === 'current');
}
// #endregion
