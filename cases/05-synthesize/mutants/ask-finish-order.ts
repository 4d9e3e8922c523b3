// Mistake: It returns the states in the order in which the systems answer.
// Caught by: synthesize/silence › asks all systems side by side

// #region ask-all
export async function askAll(sources: Source[], sql: Sql): Promise<SourceState[]> {
  const states: SourceState[] = [];
  await Promise.all(sources.map(async (source) => states.push(await stateOf(source, sql))));
  return states;
}
// #endregion
