// Correct: One notice after another, in a queue that trouble does not stop; and what is newer is compared in JavaScript.

// #region known
export function isKnown(notice: Notice, sql: Sql): boolean {
  const row = sql.all<CloneRow>('SELECT * FROM clone').find(({ source, id }) => source === notice.source && id === notice.id);
  if (!row) return false;
  const values = [Math.max(row.latest, notice.version), notice.source, notice.id];
  sql.run('UPDATE clone SET latest = ? WHERE (source, id) = (?, ?)', values);
  return true;
}
// #endregion

// #region idempotent
let queue: Promise<unknown> = Promise.resolve();

export function cloneOnce(notice: Notice, website: Website): Promise<'created' | 'known'> {
  const turn = queue.then(() => cloneNow(notice, website));
  queue = turn.catch(() => undefined);
  return turn;
}

async function cloneNow(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  if (isKnown(notice, sql)) return 'known';
  const news = await takeOver(notice, intranet);
  sql.transaction(() => {
    sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?1, ?2, ?3, ?4, ?4)', [
      notice.source,
      notice.id,
      insertNews(news, sql),
      notice.version,
    ]);
  });
  return 'created';
}
// #endregion

// #region re-clone
export async function reClone(key: Key, { intranet, sql }: Website): Promise<'refreshed' | 'current'> {
  const read = () => sql.get<CloneRow>('SELECT * FROM clone WHERE source = ? AND id = ?', [key.source, key.id]);
  const before = read();
  if (before === undefined || before.version >= before.latest) return 'current';
  const fresh = await takeOver({ ...key, version: before.latest }, intranet);
  const now = read();
  if (now === undefined || now.version >= before.latest) return 'current';
  sql.transaction(() => {
    const item = sql.get<News>('SELECT * FROM news WHERE id = ?', [now.news]);
    if (item) sql.run('UPDATE news SET text = ?, lead = ? WHERE id = ?', [fresh.text, fresh.lead, now.news]);
    sql.run('UPDATE clone SET version = ? WHERE news = ?', [before.latest, now.news]);
  });
  return 'refreshed';
}
// #endregion
