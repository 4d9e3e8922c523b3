// Mistake: It asks a second time when the first has taken all the time there was.
// Caught by: synthesize/silence › waits no longer than the deadline for a system that never answers

// #region state-of
export async function stateOf(source: Source, sql: Sql): Promise<SourceState> {
  const name = source.source;
  try {
    const ask = () => source.fetch(`${source.url}/status`, { signal: AbortSignal.timeout(source.deadlineMs) });
    const response = await ask().catch(ask);
    const status: unknown = await response.json();
    if (response.status !== 200 || !isStatus(status)) throw new Error('no usable answer');
    sql.run('INSERT OR REPLACE INTO last_known VALUES (?, ?)', [name, status.asOf]);
    return { source: name, status: 'current', open: status.open, asOf: status.asOf };
  } catch {
    const known = sql.get<LastKnown>('SELECT * FROM last_known WHERE source = ?', [name]);
    return { source: name, status: 'silent', open: null, asOf: known?.asOf ?? null };
  }
}
// #endregion
