// Mistake: It asks one system after the other.
// Caught by: synthesize/silence › asks all systems side by side

// #region ask-all
export async function askAll(sources: Source[], sql: Sql): Promise<SourceState[]> {
  const states: SourceState[] = [];
  for (const source of sources) states.push(await stateOf(source, sql));
  return states;
}
// #endregion
