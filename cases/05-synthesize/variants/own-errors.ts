// Correct: errors of its own, a race against a timer that is cleared, and answers that are checked bit by bit.

// #region read-event
class Malformed extends Error {}

function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string' || value.length === 0) throw new Malformed(`${name} must be a text.`);
  return value;
}

export function readEvent(body: string): Reading {
  try {
    const { specversion, data, severitytext, ...event } = JSON.parse(body) as Record<string, unknown>;
    if (specversion !== '1.0') throw new Malformed('This is another version.');
    const place = ['info', 'warning', 'error', 'critical'].indexOf(textOf(severitytext, 'severitytext'));
    if (place === -1) throw new Malformed('severitytext is unknown.');
    const { to, title } = data as Record<string, unknown>;
    const item = {
      title: textOf(title, 'data.title'),
      person: textOf(to, 'data.to'),
      severity: 9 + 4 * place,
      type: textOf(event['type'], 'type'),
      id: textOf(event['id'], 'id'),
      source: textOf(event['source'], 'source'),
    };
    return { item, outcome: 'accepted' };
  } catch (error) {
    return { reason: error instanceof Malformed ? error.message : 'This is no event.', outcome: 'refused' };
  }
}
// #endregion

// #region state-of
class Silent extends Error {
  override name = 'Silent';
}

async function answerOf({ fetch, url }: Source, signal: AbortSignal): Promise<Status> {
  const response = await fetch(`${url}/status`, { method: 'GET', signal, redirect: 'manual', cache: 'no-store' });
  const body = await response.text();
  if (response.status !== 200) throw new Silent(`It answered ${response.status}.`);
  const status = parsed(body) as unknown;
  if (!isStatus(status)) throw new Silent('It answered something else.');
  return status;
}

export async function stateOf(source: Source, sql: Sql): Promise<SourceState> {
  const controller = new AbortController();
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Silent('It took too long.')), source.deadlineMs);
  try {
    const { open, asOf } = await Promise.race([answerOf(source, controller.signal), promise]);
    sql.transaction(() => {
      sql.run('DELETE FROM last_known WHERE source = ?', [source.source]);
      sql.run('INSERT INTO last_known (asOf, source) VALUES (?, ?)', [asOf, source.source]);
    });
    return { source: source.source, status: 'current', open, asOf };
  } catch {
    const [row] = sql.all<LastKnown>('SELECT source, asOf FROM last_known').filter((one) => one.source === source.source);
    return { source: source.source, status: 'silent', open: null, asOf: row ? row.asOf : null };
  } finally {
    clearTimeout(timer);
    controller.abort(new Silent('Nobody waits any more.'));
  }
}
// #endregion

// #region ask-all
export async function askAll(sources: Source[], sql: Sql): Promise<SourceState[]> {
  const asked = sources.map((source) => stateOf(source, sql));
  const states: SourceState[] = [];
  for (const one of asked) states.push(await one);
  return states;
}
// #endregion
