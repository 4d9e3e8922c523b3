// Correct: All files of a text at once, one question for each place where they stand, kept when the last one has come; timers in a race.

// #region fetch-article
async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(reject, ms, new Error('The intranet took too long.'));
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

export function fetchArticle({ source, id, version }: Notice, intranet: Intranet): Promise<Article> {
  const ask = async (): Promise<Article> => {
    const parts = { source, id, version };
    const query = Object.entries(parts).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    const response = await intranet.fetch(`${intranet.url}/articles?${query.join('&')}`);
    if (response.status === 200) return response.json();
    await response.body?.cancel();
    throw new Error(`The intranet answered ${response.status}.`);
  };
  return inTime(ask(), intranet.deadlineMs);
}
// #endregion

// #region news-item
export function toNews({ headline: title, standfirst: lead, paragraphs, publishedAt }: Article): News {
  const text = paragraphs.reduce((all, paragraph, index) => (index === 0 ? paragraph : `${all}\n\n${paragraph}`), '');
  const [day = ''] = publishedAt.split('T');
  return { title, lead, text, day, section: 'Press' };
}
// #endregion

// #region copy
async function fetchFile(address: string, { intranet }: Library) {
  const ask = async () => {
    const response = await intranet.fetch(address);
    if (response.status !== 200) throw new Error(`${response.status}`);
    return { type: response.headers.get('content-type') ?? '', content: await response.bytes() };
  };
  return inTime(ask(), intranet.deadlineMs);
}

export async function copyFile(address: string, library: Library): Promise<string> {
  return library.keep(await fetchFile(address, library));
}
// #endregion

// #region own-files
export async function withOwnFiles(text: string, library: Library): Promise<string> {
  const { protocol, host } = new URL(library.intranet.url);
  const isOurs = (address: string) => {
    const url = new URL(address);
    return url.protocol === protocol && url.host === host;
  };
  const files = await Promise.all(
    addressesIn(text).map(async (address) => (isOurs(address) ? fetchFile(address, library) : undefined)),
  );
  return withAddresses(text, (address) => {
    const file = files.shift();
    return file ? library.keep(file) : address;
  });
}
// #endregion
