// Mistake: It takes every 2xx for a 200.
// Caught by: synthesize/silence › shows a gap for a system in trouble, and all the others

// #region state-of
export async function stateOf(source: Source, sql: Sql): Promise<SourceState> {
  const name = source.source;
  try {
    const signal = AbortSignal.timeout(source.deadlineMs);
    const response = await source.fetch(`${source.url}/status`, { signal });
    const status: unknown = await response.json();
    if (!response.ok || !isStatus(status)) throw new Error('no usable answer');
    sql.run('INSERT OR REPLACE INTO last_known VALUES (?, ?)', [name, status.asOf]);
    return { source: name, status: 'current', open: status.open, asOf: status.asOf };
  } catch {
    const known = sql.get<LastKnown>('SELECT * FROM last_known WHERE source = ?', [name]);
    return { source: name, status: 'silent', open: null, asOf: known?.asOf ?? null };
  }
}
// #endregion
