// Mistake: It begins to count anew when the headers have come.
// Caught by: synthesize/silence › waits no longer than the deadline for an answer that stops half-way

// #region state-of
export async function stateOf(source: Source, sql: Sql): Promise<SourceState> {
  const name = source.source;
  try {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), source.deadlineMs);
    const response = await source.fetch(`${source.url}/status`, { signal: controller.signal });
    clearTimeout(timer);
    const status: unknown = await Promise.race([response.json(), new Promise((_, reject) => setTimeout(reject, source.deadlineMs))]);
    if (response.status !== 200 || !isStatus(status)) throw new Error('no usable answer');
    sql.run('INSERT OR REPLACE INTO last_known VALUES (?, ?)', [name, status.asOf]);
    return { source: name, status: 'current', open: status.open, asOf: status.asOf };
  } catch {
    const known = sql.get<LastKnown>('SELECT * FROM last_known WHERE source = ?', [name]);
    return { source: name, status: 'silent', open: null, asOf: known?.asOf ?? null };
  }
}
// #endregion
