// Correct: the first idea for each step, written out at length, with cloneOnce() in terms of clone().

// #region insert-news
export function insertNews(news: News, sql: Sql): number {
  sql.run('INSERT INTO news (title, lead, text, day, section) VALUES (?, ?, ?, ?, ?)', [
    news.title,
    news.lead,
    news.text,
    news.day,
    news.section,
  ]);
  return Number(sql.get('SELECT last_insert_rowid() AS id')!['id']);
}
// #endregion

// #region clone
export async function clone(notice: Notice, website: Website): Promise<void> {
  let news: News;
  try {
    news = await takeOver(notice, website.intranet);
  } catch (error) {
    throw new Error('The article cannot be had.', { cause: error });
  }
  website.sql.transaction(() => {
    insertNews(news, website.sql);
  });
}
// #endregion

// #region csv
export function parseCsv(csv: string): string[][] {
  let rest = csv;
  if (rest[0] === '\uFEFF') rest = rest.slice(1);
  const rows: string[][] = [];
  let row: string[] = [];
  while (rest !== '') {
    let field: string;
    if (rest.startsWith('"')) {
      let end = 1;
      while (rest[end] !== '"' || rest[end + 1] === '"') end += rest[end] === '"' ? 2 : 1;
      field = rest.slice(1, end).split('""').join('"');
      rest = rest.slice(end + 1);
    } else {
      const end = rest.search(/[,\r\n]/);
      field = end === -1 ? rest : rest.slice(0, end);
      rest = end === -1 ? '' : rest.slice(end);
    }
    row.push(field);
    if (rest.startsWith(',')) {
      rest = rest.slice(1);
      if (rest === '') row.push('');
      else continue;
    }
    rows.push(row);
    row = [];
    rest = rest.replace(/^\r?\n/, '');
  }
  return rows;
}
// #endregion

// #region copy
export async function copyFile(address: string, library: Library): Promise<string> {
  const stop = AbortSignal.timeout(library.intranet.deadlineMs);
  const response = await library.intranet.fetch(address, { signal: stop, redirect: 'manual' });
  if (response.status !== 200) throw new Error(`no file: ${response.status}`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of response.body!) chunks.push(chunk as Uint8Array);
  const content = new Uint8Array(Buffer.concat(chunks));
  return library.keep({ type: response.headers.get('Content-Type') || 'application/octet-stream', content });
}
// #endregion

// #region own-files
export async function withOwnFiles(text: string, library: Library): Promise<string> {
  let result = '';
  let from = 0;
  for (const address of addressesIn(text)) {
    const at = text.indexOf(`(${address})`, from) + 1;
    const isOurs = new URL(address).origin === new URL(library.intranet.url).origin;
    result += text.slice(from, at) + (isOurs ? await copyFile(address, library) : address);
    from = at + address.length;
  }
  return result + text.slice(from);
}
// #endregion
