// Correct: promises without await, all files at once, one statement for the whole of step 2, and names kept in SQL.

// #region fetch-article
export function fetchArticle({ source, id, version }: Notice, intranet: Intranet): Promise<Article> {
  const query = Object.entries({ source, id, version: `${version}` })
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return intranet
    .fetch(`${intranet.url}/articles?${query}`, { signal: AbortSignal.timeout(intranet.deadlineMs) })
    .then((response) => (response.status === 200 ? response.json() : Promise.reject(new Error('no article'))));
}
// #endregion

// #region news-item
export function toNews({ headline, standfirst, paragraphs, publishedAt }: Article): News {
  const date = new Date(publishedAt);
  const two = (number: number) => String(number).padStart(2, '0');
  return {
    section: 'Press',
    day: `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`,
    text: paragraphs.reduce((text, paragraph) => `${text}\n\n${paragraph}`),
    lead: standfirst,
    title: headline,
  };
}
// #endregion

// #region take-over
export function takeOver(notice: Notice, intranet: Intranet): Promise<News> {
  return fetchArticle(notice, intranet)
    .then(toNews)
    .then((news) => intranet.withOwnFiles(news.text).then((text) => ({ ...news, text })));
}
// #endregion

// #region clone
export function clone(notice: Notice, { intranet, sql }: Website): Promise<void> {
  return takeOver(notice, intranet).then((news) => void insertNews(news, sql));
}
// #endregion

// #region known
export function isKnown({ source, id, version }: Notice, sql: Sql): boolean {
  const row = sql.get('SELECT latest FROM clone WHERE (source, id) = (?, ?)', [source, id]);
  if (row === undefined) return false;
  if (Number(row['latest']) < version) {
    sql.run('UPDATE clone SET latest = ? WHERE (source, id) = (?, ?)', [version, source, id]);
  }
  return true;
}
// #endregion

// #region idempotent
export function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  if (isKnown(notice, sql)) return Promise.resolve('known');
  return takeOver(notice, intranet).then((news) => {
    try {
      sql.transaction(() => {
        const { source, id, version } = notice;
        const values = [source, id, version, version];
        sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, -1, ?, ?)', values);
        sql.run('UPDATE clone SET news = ? WHERE source = ? AND id = ?', [insertNews(news, sql), source, id]);
      });
      return 'created';
    } catch (error) {
      if (isKnown(notice, sql)) return 'known';
      throw error;
    }
  });
}
// #endregion

// #region create-only
export function importEmployees(csv: string, sql: Sql): RowReport[] {
  const [header, ...rows] = parseCsv(csv);
  const reports: RowReport[] = [];
  sql.transaction(() => {
    const taken = new Map<string, string | null>();
    const employees = new Set<unknown>();
    for (const { userName, externalId } of sql.all('SELECT userName, externalId FROM profile')) {
      taken.set(String(userName).toLocaleLowerCase('en'), null);
      employees.add(externalId);
    }
    for (const [index, fields] of rows.entries()) {
      const profile = toProfile(header!, fields);
      const lower = profile?.userName.toLocaleLowerCase('en') ?? '';
      const outcome = !profile
        ? 'malformed'
        : employees.has(profile.externalId)
          ? 'known'
          : taken.has(lower)
            ? 'conflict'
            : 'created';
      const note = outcome === 'malformed' || outcome === 'conflict' ? `Please look at row ${index + 1}.` : '';
      reports.push({ row: index + 1, outcome, note });
      if (outcome !== 'created') continue;
      taken.set(lower, profile!.externalId);
      employees.add(profile!.externalId);
      sql.run(
        `INSERT INTO profile (externalId, userName, displayName, title, address, active)
         SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
         FROM (SELECT ? AS value)`,
        [
          JSON.stringify([
            profile!.externalId,
            profile!.userName,
            profile!.displayName,
            profile!.title,
            profile!.address,
            Number(profile!.active),
          ]),
        ],
      );
    }
  });
  return reports;
}
// #endregion

// #region re-clone
export function reClone(key: Key, { intranet, sql }: Website): Promise<'refreshed' | 'current'> {
  const [row] = sql.all('SELECT * FROM clone WHERE source = ? AND id = ? AND latest > version', [key.source, key.id]);
  if (row === undefined) return Promise.resolve('current');
  const version = Number(row['latest']);
  return takeOver({ ...key, version }, intranet).then(({ lead, text }) =>
    sql.transaction(() => {
      const { changes } = sql.run(
        `UPDATE news SET (lead, text) = (?, ?)
         WHERE id = (SELECT news FROM clone WHERE source = ? AND id = ? AND version < ?)`,
        [lead, text, key.source, key.id, version],
      );
      if (changes === 0) return 'current';
      sql.run('UPDATE clone SET version = ? WHERE source = ? AND id = ?', [version, key.source, key.id]);
      return 'refreshed';
    }),
  );
}
// #endregion

// #region own-files
export function withOwnFiles(text: string, library: Library): Promise<string> {
  const { protocol, host } = new URL(library.intranet.url);
  const own = addressesIn(text).filter((address) => new URL(address).host === host && new URL(address).protocol === protocol);
  return Promise.all(own.map((address) => copyFile(address, library))).then((copies) =>
    withAddresses(text, (address) => (own.includes(address) ? copies[own.indexOf(address)]! : address)),
  );
}
// #endregion
