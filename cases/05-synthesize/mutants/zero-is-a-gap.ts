// Mistake: It takes a true zero for a gap.
// Caught by: synthesize/silence › shows how things stand at every system, and as of when

// #region state-of
export async function stateOf(source: Source, sql: Sql): Promise<SourceState> {
  const name = source.source;
  try {
    const response = await source.fetch(`${source.url}/status`, { signal: AbortSignal.timeout(source.deadlineMs) });
    const status: unknown = await response.json();
    if (response.status !== 200 || !isStatus(status) || !status.open) throw new Error('no usable answer');
    sql.run('INSERT OR REPLACE INTO last_known (source, asOf) VALUES (?, ?)', [name, status.asOf]);
    return { source: name, status: 'current', open: status.open, asOf: status.asOf };
  } catch {
    const known = sql.get<{ asOf: string }>('SELECT asOf FROM last_known WHERE source = ?', [name]);
    return { source: name, status: 'silent', open: null, asOf: known?.asOf ?? null };
  }
}
// #endregion
