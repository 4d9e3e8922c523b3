// Alternate: the answer races a timer, nothing is aborted, and errors of its own say what went wrong.

// #region frame
export function reportFrame(report: Report): string {
  const parts = ['<iframe'];
  if ('sandbox' in report && report.sandbox !== undefined) parts.push(`sandbox="${escaped(report.sandbox)}"`);
  parts.push('loading="lazy"', `title="${escaped(report.title)}"`, `src="${escaped(report.url)}"`);
  return parts.join(' ') + '></iframe>';
}
// #endregion

// #region sandbox
export function sandboxFor({ url, needs }: Content, hostUrl: string): string {
  const host = new URL(hostUrl);
  const own = url === undefined ? host : new URL(url);
  const isOurs = own.protocol === host.protocol && own.hostname === host.hostname && own.port === host.port;
  const allowed: string[] = [];
  for (const need of needs) if (need !== 'storage' || !isOurs) allowed.push(WORDS[need]);
  return allowed.reverse().join('  ');
}
// #endregion

// #region preview
class NoPreview extends Error {
  readonly text: string;

  constructor(text: string, options?: ErrorOptions) {
    super('there is no preview', options);
    this.text = text;
  }
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`nothing after ${ms} milliseconds`)), ms);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

async function asked(url: string, oembed: Oembed): Promise<Record<string, unknown>> {
  const address = new URL(url);
  const known = oembed.providers.find(({ origin, path }) => origin === address.origin && address.pathname.indexOf(path) === 0);
  if (known === undefined) throw new NoPreview(url);
  const question = new URL(known.endpoint);
  question.search = new URLSearchParams({ format: 'json', maxwidth: `${oembed.maxWidth}`, url }).toString();
  const response = await oembed.fetch(question.toString(), { redirect: 'error', headers: { Accept: 'application/json' } });
  switch (response.status) {
    case 200:
      return Object(JSON.parse(await response.text())) as Record<string, unknown>;
    case 401:
      throw new NoPreview(`${url} is private`);
    default:
      throw new NoPreview(url, { cause: response.status });
  }
}

export async function preview(url: string, oembed: Oembed): Promise<string> {
  try {
    const { version, type, title, html, width, height, url: picture } = await within(oembed.deadlineMs, asked(url, oembed));
    if (version !== '1.0') throw new NoPreview(url);
    const name = typeof title === 'string' ? title : url;
    if (type === 'link') return link(url, name);
    if (!isSized({ width, height })) throw new NoPreview(url);
    if (type === 'photo' && typeof picture === 'string')
      return `<img alt="${escaped(name)}" height="${height}" width="${width}" src="${escaped(picture)}">`;
    if ((type === 'rich' || type === 'video') && typeof html === 'string')
      return `<iframe height="${height}" width="${width}" title="${escaped(name)}" sandbox="allow-scripts" srcdoc="${escaped(html)}"></iframe>`;
    throw new NoPreview(url);
  } catch (error) {
    return link(url, error instanceof NoPreview ? error.text : url);
  }
}
// #endregion
