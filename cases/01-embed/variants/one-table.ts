// Alternate: a table says what each type must have and how it is drawn, and a template tag escapes all values.

// #region frame
function markup(texts: TemplateStringsArray, ...values: (string | number)[]): string {
  return String.raw({ raw: texts }, ...values.map((value) => escaped(String(value))));
}

export const reportFrame = ({ url, title, sandbox }: Report): string => {
  const start = markup`<iframe src="${url}" title="${title}" loading="lazy"`;
  return sandbox === undefined ? `${start}></iframe>` : start + markup` sandbox="${sandbox}"></iframe>`;
};
// #endregion

// #region note
export const noteFrame = (note: Note): string =>
  markup`<iframe sandbox srcdoc="${note.html}" title="${note.title}"></iframe>`;
// #endregion

// #region preview
interface Whole {
  address: string;
  title: string;
  html: string;
  url: string;
  width: number;
  height: number;
}

const framed = (one: Whole) =>
  markup`<iframe srcdoc="${one.html}" sandbox="allow-scripts" title="${one.title}" width="${one.width}" height="${one.height}"></iframe>`;

const KINDS = new Map<unknown, { must: Record<string, string>; drawn: (one: Whole) => string }>([
  ['link', { must: {}, drawn: ({ address, title }) => link(address, title) }],
  [
    'photo',
    {
      must: { url: 'string', width: 'number', height: 'number' },
      drawn: (one) => markup`<img src="${one.url}" alt="${one.title}" width="${one.width}" height="${one.height}">`,
    },
  ],
  ['rich', { must: { html: 'string', width: 'number', height: 'number' }, drawn: framed }],
  ['video', { must: { html: 'string', width: 'number', height: 'number' }, drawn: framed }],
]);

export const preview = (address: string, { providers, fetch, deadlineMs, maxWidth }: Oembed): Promise<string> => {
  const plain = link(address, address);
  const { origin, pathname } = new URL(address);
  const provider = providers.findLast((one) => one.origin === origin && pathname.startsWith(one.path));
  if (provider === undefined) return Promise.resolve(plain);
  const query = new URLSearchParams();
  for (const [name, value] of [['url', address], ['maxwidth', maxWidth], ['format', 'json']]) query.append(`${name}`, `${value}`);
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(new Error('too late')), deadlineMs);
  return fetch(provider.endpoint + '?' + query, { method: 'GET', signal: given.signal })
    .then(async (response) => {
      if (response.status === 401) return link(address, `private: ${address}`);
      if (response.status !== 200) return plain;
      const found = new Map<string, unknown>(Object.entries(Object(await response.json())));
      const kind = found.get('version') === '1.0' ? KINDS.get(found.get('type')) : undefined;
      if (!kind || Object.entries(kind.must).some(([field, type]) => typeof found.get(field) !== type)) return plain;
      const title = found.get('title') ?? address;
      return kind.drawn({ ...(Object.fromEntries(found) as unknown as Whole), address, title: String(title) });
    })
    .catch(() => plain)
    .finally(() => clearTimeout(timer));
};
// #endregion

// #region widget
export const mountWidget = (element: HTMLElement, config: WidgetConfig): void => {
  const frame = Object.assign(document.createElement('iframe'), { title: config.title, src: config.url });
  frame.sandbox.value = config.sandbox;
  const line = Object.assign(document.createElement('div'), { role: 'status' });
  element.append(line, frame);
  frame.onload = () => {
    const { event, person, origin } = config;
    frame.contentWindow?.postMessage({ type: 'configure', event, person }, origin);
  };
  window.addEventListener('message', ({ data, origin, source }) => {
    const isOurs = source !== null && source === frame.contentWindow && origin === config.origin;
    const { type, height, event } = (isOurs && typeof data === 'object' && data) || {};
    if (type === 'height' && Number.isFinite(height)) {
      frame.height = `${Math.max(Math.min(height, config.maxHeight), config.minHeight)}`;
    }
    if (event !== config.event) return;
    for (const [news, text] of NEWS) if (news === type) line.textContent = text;
  });
};
// #endregion
