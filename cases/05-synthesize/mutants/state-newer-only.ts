// Mistake: It keeps the later of two moments, although the last answer counts.
// Caught by: synthesize/silence › shows a gap for a system in trouble, and all the others

// #region state-of
export async function stateOf(source: Source, sql: Sql): Promise<SourceState> {
  const name = source.source;
  try {
    const signal = AbortSignal.timeout(source.deadlineMs);
    const response = await source.fetch(`${source.url}/status`, { signal });
    const status: unknown = await response.json();
    if (response.status !== 200 || !isStatus(status)) throw new Error('no usable answer');
    sql.run('INSERT INTO last_known VALUES (?, ?) ON CONFLICT (source) DO UPDATE SET asOf = max(asOf, excluded.asOf)', [name, status.asOf]);
    return { source: name, status: 'current', open: status.open, asOf: status.asOf };
  } catch {
    const known = sql.get<LastKnown>('SELECT * FROM last_known WHERE source = ?', [name]);
    return { source: name, status: 'silent', open: null, asOf: known?.asOf ?? null };
  }
}
// #endregion
