// Correct: askAll() does everything itself, races against a timer, and writes down afterwards what it has heard.

// #region state-of
export async function stateOf(source: Source, sql: Sql): Promise<SourceState> {
  const [state] = await askAll([source], sql);
  return state!;
}
// #endregion

// #region ask-all
export async function askAll(sources: Source[], sql: Sql): Promise<SourceState[]> {
  const late = (ms: number) => new Promise<undefined>((resolve) => setTimeout(resolve, ms));
  const answers = await Promise.allSettled(
    sources.map(({ url, fetch, deadlineMs }) =>
      Promise.race([
        late(deadlineMs),
        fetch(`${url}/status`).then(async (response) => {
          const text = await response.text();
          return response.status === 200 ? JSON.parse(text) : undefined;
        }),
      ]),
    ),
  );
  return sql.transaction(() =>
    sources.map(({ source }, place) => {
      const answer = answers[place]!;
      const status: unknown = answer.status === 'fulfilled' ? answer.value : null;
      if (isStatus(status)) {
        sql.run(
          `INSERT INTO last_known (source, asOf) VALUES (?1, ?2)
           ON CONFLICT (source) DO UPDATE SET asOf = ?2`,
          [source, status.asOf],
        );
        return { status: 'current', source, open: status.open, asOf: status.asOf };
      }
      const asOf = sql.get('SELECT MAX(asOf) AS asOf FROM last_known WHERE source = ?', [source])?.['asOf'];
      return { status: 'silent', source, open: null, asOf: typeof asOf === 'string' ? asOf : null };
    }),
  );
}
// #endregion
