// Mistake: It refuses an answer that does not call itself application/json.
// Caught by: synthesize/silence › shows how things stand at every system, and as of when

// #region state-of
export async function stateOf(source: Source, sql: Sql): Promise<SourceState> {
  const name = source.source;
  try {
    const signal = AbortSignal.timeout(source.deadlineMs);
    const response = await source.fetch(`${source.url}/status`, { signal });
    const status: unknown = await response.json();
    if (response.status !== 200 || response.headers.get('Content-Type') !== 'application/json' || !isStatus(status)) throw new Error('no usable answer');
    sql.run('INSERT OR REPLACE INTO last_known VALUES (?, ?)', [name, status.asOf]);
    return { source: name, status: 'current', open: status.open, asOf: status.asOf };
  } catch {
    const known = sql.get<LastKnown>('SELECT * FROM last_known WHERE source = ?', [name]);
    return { source: name, status: 'silent', open: null, asOf: known?.asOf ?? null };
  }
}
// #endregion
