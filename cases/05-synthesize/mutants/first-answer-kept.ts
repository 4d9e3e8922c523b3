// Mistake: It keeps the first moment it heard from a system, not the last.
// Caught by: synthesize/silence › shows a gap for a system in trouble, and all the others

// #region state-of
export async function stateOf(source: Source, sql: Sql): Promise<SourceState> {
  const name = source.source;
  try {
    const response = await source.fetch(`${source.url}/status`, { signal: AbortSignal.timeout(source.deadlineMs) });
    const status: unknown = await response.json();
    if (response.status !== 200 || !isStatus(status)) throw new Error('no usable answer');
    sql.run('INSERT OR IGNORE INTO last_known (source, asOf) VALUES (?, ?)', [name, status.asOf]);
    return { source: name, status: 'current', open: status.open, asOf: status.asOf };
  } catch {
    const known = sql.get<{ asOf: string }>('SELECT asOf FROM last_known WHERE source = ?', [name]);
    return { source: name, status: 'silent', open: null, asOf: known?.asOf ?? null };
  }
}
// #endregion
