// Mistake: It returns the states in the order in which the systems answer.
// Caught by: synthesize/silence › is up to date again as soon as a system is, and remembers the last answer

// #region ask-all
export async function askAll(sources: Source[], sql: Sql): Promise<SourceState[]> {
  const states: SourceState[] = [];
  await Promise.all(sources.map(async (source) => states.push(await stateOf(source, sql))));
  return states;
}
// #endregion
