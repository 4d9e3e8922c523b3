// Correct: Errors of its own that wrap what was thrown, a controller that ends the wait with one of them, and UTF-8 read by hand.

// #region fetch-article
class IntranetTrouble extends Error {
  override name = 'IntranetTrouble';
}

async function askIntranet(address: string, intranet: Library['intranet']): Promise<{ type: string; bytes: ArrayBuffer }> {
  const controller = new AbortController();
  const late = new IntranetTrouble(`No answer from ${address} in time`);
  const timer = setTimeout(() => controller.abort(late), intranet.deadlineMs);
  try {
    const response = await intranet.fetch(address, { signal: controller.signal, headers: { Accept: '*/*' } });
    if (response.status !== 200) throw new IntranetTrouble(`${response.status} from ${address}`);
    return { type: response.headers.get('content-type')!, bytes: await response.arrayBuffer() };
  } catch (cause) {
    throw cause instanceof IntranetTrouble ? cause : new IntranetTrouble(`No answer from ${address}`, { cause });
  } finally {
    clearTimeout(timer);
  }
}

export async function fetchArticle(notice: Notice, intranet: Intranet): Promise<Article> {
  const address = new URL('/articles', intranet.url);
  for (const name of ['version', 'id', 'source'] as const) address.searchParams.set(name, `${notice[name]}`);
  const { bytes } = await askIntranet(address.href, intranet);
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Article;
  } catch (cause) {
    throw new IntranetTrouble('This is no article', { cause });
  }
}
// #endregion

// #region insert-news
export function insertNews(news: News, sql: Sql): number {
  const columns = ['title', 'lead', 'text', 'day', 'section'] as const;
  return sql.transaction(() => {
    sql.run(
      `INSERT INTO news (${columns.join()}) VALUES (${columns.map(() => '?').join()})`,
      columns.map((name) => news[name]),
    );
    return sql.get<{ id: number }>('SELECT last_insert_rowid() AS id')!.id;
  });
}
// #endregion

// #region copy
export async function copyFile(address: string, { intranet, keep }: Library): Promise<string> {
  const { type, bytes } = await askIntranet(address, intranet);
  return keep({ type, content: Buffer.from(bytes) });
}
// #endregion
