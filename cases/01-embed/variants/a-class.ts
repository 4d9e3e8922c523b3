// Alternate: a class keeps the widget’s state, and a small writer of tags makes the HTML.

// #region frame
export function reportFrame({ url, title, sandbox }: Report): string {
  return tag('iframe', { sandbox, loading: 'lazy', title, src: url }) + '</iframe>';
}

function tag(name: string, attributes: Record<string, string | number | undefined>): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : ` ${key}="${escaped(String(value))}"`,
  );
  return `<${name}${written.join('')}>`;
}
// #endregion

// #region note
export function noteFrame({ title, html }: Note): string {
  return `${tag('iframe', { title, sandbox: '', srcdoc: html })}</iframe>`;
}
// #endregion

// #region preview
interface Found {
  type?: unknown;
  version?: unknown;
  title?: unknown;
  url?: unknown;
  html?: unknown;
  width?: unknown;
  height?: unknown;
}

export async function preview(url: string, oembed: Oembed): Promise<string> {
  const plain = link(url, url);
  const address = new URL(url);
  for (const provider of oembed.providers) {
    if (provider.origin !== address.origin || !address.pathname.startsWith(provider.path)) continue;
    const question = new URL(provider.endpoint);
    question.searchParams.set('format', 'json');
    question.searchParams.set('maxwidth', `${oembed.maxWidth}`);
    question.searchParams.set('url', url);
    const answer = await oembed
      .fetch(question.href, { signal: AbortSignal.timeout(oembed.deadlineMs) })
      .then(async (response) => {
        if (response.status === 401) return 'private';
        return response.status === 200 ? ((await response.json()) as Found | null) : null;
      })
      .catch(() => null);
    if (answer === 'private')
      return `<p>${link(url, url)} This page is private.</p>`.replace(
        '</a> This page is private.',
        ' (private page)</a>',
      );
    return (answer && draw(answer, url)) || plain;
  }
  return plain;
}

function draw(
  { type, version, title: given, url: picture, html, width, height }: Found,
  url: string,
): string | undefined {
  if (version !== '1.0') return undefined;
  const title = typeof given === 'string' ? given : url;
  if (type === 'link') return link(url, title);
  if (typeof width !== 'number' || typeof height !== 'number') return undefined;
  if (type === 'photo' && typeof picture === 'string') {
    return `<figure>${tag('img', { src: picture, alt: title, width, height })}</figure>`;
  }
  if ((type === 'rich' || type === 'video') && typeof html === 'string') {
    return `<div>${tag('iframe', { srcdoc: html, title, width, height, sandbox: 'allow-scripts' })}</iframe></div>`;
  }
  return undefined;
}
// #endregion

// #region widget
export function mountWidget(element: HTMLElement, config: WidgetConfig): void {
  new Widget(element, config).start();
}

class Widget {
  readonly #config: WidgetConfig;
  readonly #frame: HTMLIFrameElement;
  readonly #line: HTMLElement;

  constructor(element: HTMLElement, config: WidgetConfig) {
    this.#config = config;
    this.#line = element.ownerDocument.createElement('div');
    this.#line.ariaLive = 'polite';
    this.#frame = element.ownerDocument.createElement('iframe');
    this.#frame.sandbox.value = config.sandbox;
    Object.assign(this.#frame, { title: config.title, src: config.url });
    this.#frame.onload = this.#configure;
    element.replaceChildren(this.#line, this.#frame);
  }

  start(): void {
    addEventListener('message', this.#hear);
  }

  readonly #configure = (): void => {
    const { event, person, origin } = this.#config;
    this.#frame.contentWindow!.postMessage({ type: 'configure', event, person }, { targetOrigin: origin });
  };

  readonly #hear = (message: MessageEvent<unknown>): void => {
    if (message.source === this.#frame.contentWindow && message.origin === this.#config.origin) {
      if (typeof message.data === 'object' && message.data !== null)
        this.#read(message.data as Record<string, unknown>);
    }
  };

  #read({ type, height, event }: Record<string, unknown>): void {
    const { minHeight, maxHeight } = this.#config;
    switch (type) {
      case 'height':
        if (typeof height !== 'number' || !Number.isFinite(height)) return;
        this.#frame.height = String(Math.round(Math.min(maxHeight, Math.max(minHeight, height))));
        return;
      case 'registered':
      case 'already-registered':
      case 'full':
        if (event === this.#config.event) this.#line.innerText = NEWS.get(type)!;
    }
  }
}
// #endregion
