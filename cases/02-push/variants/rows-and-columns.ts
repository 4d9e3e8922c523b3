// Correct: the last version as columns of a table of its own, bodies built with SQL, and the day from the offset of the zone.

// #region press-release
export function pressRelease(article: DeskArticle): WebhookMessage | null {
  let found = false;
  article.tags.forEach((tag) => {
    found ||= tag === 'press-release';
  });
  if (!found) return null;
  const envelope = { type: 'press-release.published', data: {} as Record<string, string> };
  for (const field of ['title', 'text'] as const) envelope.data[field] = article[field];
  return { id: ['msg', article.publishedAt.replaceAll(/\D/g, ''), article.id].join('_'), body: JSON.stringify(envelope) };
}
// #endregion

// #region announce
export async function announce(article: DeskArticle, { agency, later }: ToAgency): Promise<void> {
  const message = pressRelease(article);
  if (message === null) return;
  later(async () => {
    const answer = await post(message, agency);
    if (answer.status >= 200 && answer.status < 300) return true;
    throw new Error('fetch failed');
  });
}
// #endregion

// #region last-version
export function keepVersion(article: DeskArticle, sql: Sql): void {
  sql.run(
    'CREATE TABLE IF NOT EXISTS kept (id TEXT PRIMARY KEY, title TEXT, text TEXT, tags TEXT, state TEXT, published TEXT, changed TEXT)',
  );
  const { id, title, text, tags, state, publishedAt, changedAt } = article;
  sql.run('DELETE FROM kept WHERE id = ?', [id]);
  const values = [id, title, text, JSON.stringify(tags), state, publishedAt, changedAt];
  sql.run('INSERT INTO kept VALUES (?, ?, ?, ?, ?, ?, ?)', values);
}

export function lastVersion(id: string, sql: Sql): DeskArticle | null {
  if (!sql.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'kept'")) return null;
  const row = sql.get('SELECT * FROM kept WHERE id = ?', [id]) as Record<string, string> | undefined;
  if (row === undefined) return null;
  return {
    id,
    title: row.title!,
    text: row.text!,
    tags: JSON.parse(row.tags!) as string[],
    state: row.state as DeskArticle['state'],
    publishedAt: row.published!,
    changedAt: row.changed!,
  };
}
// #endregion

// #region local-day
function localDay(at: number, timeZone: string): string {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')!.value;
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT(?:([+-])(\d+):(\d+))?/.exec(name) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return new Date(at + offset).toISOString().slice(0, 10);
}
// #endregion

// #region publish
export function publish(save: () => DeskArticle, { sql, now }: Outbox): void {
  const due = now();
  sql.transaction(() => {
    const article = save();
    const message = pressRelease(article);
    if (message) {
      sql.transaction(() => {
        sql.run('INSERT INTO outbox (id, article, body, status, attempts, due_at) SELECT ?, ?, ?, ?, ?, ?', [
          message.id,
          article.id,
          message.body,
          'waiting',
          0,
          due,
        ]);
      });
    }
  });
}
// #endregion
