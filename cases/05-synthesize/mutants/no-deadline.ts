// Mistake: It waits for a system as long as that takes.
// Caught by: synthesize/silence › waits no longer than the deadline for a system that never answers

// #region state-of
export async function stateOf(source: Source, sql: Sql): Promise<SourceState> {
  const name = source.source;
  try {
    const response = await source.fetch(`${source.url}/status`);
    const status: unknown = await response.json();
    if (response.status !== 200 || !isStatus(status)) throw new Error('no usable answer');
    sql.run('INSERT OR REPLACE INTO last_known (source, asOf) VALUES (?, ?)', [name, status.asOf]);
    return { source: name, status: 'current', open: status.open, asOf: status.asOf };
  } catch {
    const known = sql.get<{ asOf: string }>('SELECT asOf FROM last_known WHERE source = ?', [name]);
    return { source: name, status: 'silent', open: null, asOf: known?.asOf ?? null };
  }
}
// #endregion
