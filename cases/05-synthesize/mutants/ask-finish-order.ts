// Mistake: It returns the states in the order in which the systems answer.
// Caught by: synthesize/silence › shows a gap for a system in trouble, and all the others

// #region ask-all
export async function askAll(sources: Source[], sql: Sql): Promise<SourceState[]> {
  const states: SourceState[] = [];
  await Promise.all(sources.map(async (source) => states.push(await stateOf(source, sql))));
  return states;
}
// #endregion
