// Mistake: It keeps the last answer in a variable, which is empty when the Host starts again.
// Caught by: synthesize/silence › is up to date again as soon as a system is, and remembers the last answer

// #region state-of
const lastKnown = new Map<string, string>();

export async function stateOf(source: Source, sql: Sql): Promise<SourceState> {
  const name = source.source;
  try {
    const response = await source.fetch(`${source.url}/status`, { signal: AbortSignal.timeout(source.deadlineMs) });
    const status: unknown = await response.json();
    if (response.status !== 200 || !isStatus(status)) throw new Error('no usable answer');
    lastKnown.set(name, status.asOf);
    return { source: name, status: 'current', open: status.open, asOf: status.asOf };
  } catch {
    return { source: name, status: 'silent', open: null, asOf: lastKnown.get(name) ?? null };
  }
}
// #endregion
