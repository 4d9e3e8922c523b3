// Correct: it tries everything that is due at once, looks at the clock before the attempt, and counts only attempts that failed; days come from Temporal.

// #region local-day
function localDay(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
// #endregion

// #region midnight-file
export function midnightFile(day: string, logIns: LogInRecord[], timeZone: string): TextFile {
  const begin = Temporal.PlainDate.from(day).toZonedDateTime(timeZone);
  const [from, to] = [begin.epochMilliseconds, begin.add({ days: 1 }).epochMilliseconds];
  const seen = new Map<string, string>();
  for (const { username, at } of logIns) if (at >= from && at < to) seen.set(username, encodeURIComponent(username));
  const sorted = [...seen.values()].sort();
  return { content: sorted.map((line) => `${line}\n`).join(''), name: `logins-${day}.txt` };
}
// #endregion

// #region last-version
export function keepVersion(article: DeskArticle, sql: Sql): void {
  const json = JSON.stringify(article);
  const { changes } = sql.run('UPDATE last_version SET article = ? WHERE id = ?', [json, article.id]);
  if (changes === 0) sql.run('INSERT INTO last_version (id, article) VALUES (?, ?)', [article.id, json]);
}

export function lastVersion(id: string, sql: Sql): DeskArticle | null {
  const [row] = sql.all<{ article: string }>('SELECT article FROM last_version WHERE id = ? LIMIT 1', [id]);
  return row === undefined ? null : (JSON.parse(row.article) as DeskArticle);
}
// #endregion

// #region deliver
export async function deliver({ sql, agency, now }: Outbox): Promise<void> {
  const moment = now();
  const rows = sql.all<OutboxRow>("SELECT * FROM outbox WHERE due_at <= ? AND status = 'waiting'", [moment]);
  await Promise.allSettled(
    rows.map(async ({ id, body, attempts }) => {
      const answer = await post({ body, id }, agency).catch(() => undefined);
      const status = answer?.status ?? 0;
      if (status >= 200 && status <= 299) return sql.run("UPDATE outbox SET status = 'sent' WHERE id = ?", [id]);
      const next = status === 410 ? null : nextTry(attempts + 1, answer, moment);
      if (next === null) return sql.run("UPDATE outbox SET status = 'given-up' WHERE id = ?", [id]);
      return sql.run('UPDATE outbox SET attempts = attempts + 1, due_at = ? WHERE id = ?', [next, id]);
    }),
  );
}
// #endregion

// #region next-try
function nextTry(attempts: number, answer: Response | undefined, now: number): number | null {
  if (attempts > WAITS_MS.length) return null;
  const own = now + WAITS_MS[attempts - 1]!;
  const asked = SLOW_DOWN.has(answer?.status ?? 0) ? (answer?.headers.get('retry-after') ?? '') : '';
  if (/^[0-9]+$/.test(asked)) return Math.max(own, now + Number.parseInt(asked, 10) * 1_000);
  const date = Date.parse(asked);
  return new Date(date).toUTCString() === asked && date > own ? date : own;
}
// #endregion
