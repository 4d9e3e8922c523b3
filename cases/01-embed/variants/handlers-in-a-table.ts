// Alternate: tables instead of branches, one for previews and one for messages; the status line is the element’s own.

// #region preview
type Answer = Record<string, unknown>;
type Draw = (answer: Answer, url: string, title: string) => string | false;

const rich: Draw = ({ html, width, height }, _url, title) =>
  typeof html === 'string' &&
  `<iframe srcdoc="${escaped(html)}" sandbox="allow-scripts" title="${escaped(title)}" width="${Number(width)}" height="${Number(height)}"></iframe>`;

const DRAWINGS = new Map<unknown, { draw: Draw; isSized: boolean }>([
  ['link', { isSized: false, draw: (_answer, url, title) => link(url, title) }],
  ['rich', { isSized: true, draw: rich }],
  ['video', { isSized: true, draw: rich }],
  [
    'photo',
    {
      isSized: true,
      draw: (answer, _url, title) =>
        typeof answer['url'] === 'string' &&
        `<img src="${escaped(answer['url'])}" alt="${escaped(title)}" width="${Number(answer['width'])}" height="${Number(answer['height'])}">`,
    },
  ],
]);

export async function preview(url: string, oembed: Oembed): Promise<string> {
  try {
    const { origin, pathname } = new URL(url);
    const [provider] = oembed.providers.filter((one) => one.origin === origin && pathname.startsWith(one.path));
    if (!provider) throw new Error('nobody knows this address');
    const query = new URLSearchParams([
      ['url', url],
      ['format', 'json'],
      ['maxwidth', oembed.maxWidth.toFixed()],
    ]);
    const late = AbortSignal.timeout(oembed.deadlineMs);
    const response = await oembed.fetch(`${provider.endpoint}?${query}`, { signal: late, redirect: 'error' });
    if (response.status === 401) return link(url, `${url}: this page is private`);
    if (response.status !== 200) throw new Error(`the provider answered ${response.status}`);
    const answer = (await response.json()) as Answer;
    const drawing = answer['version'] === '1.0' ? DRAWINGS.get(answer['type']) : undefined;
    if (!drawing || (drawing.isSized && !isSized(answer))) throw new Error('that is no preview');
    const title = typeof answer['title'] === 'string' ? answer['title'] : url;
    return drawing.draw(answer, url, title) || link(url, url);
  } catch {
    return link(url, url);
  }
}
// #endregion

// #region widget
export function mountWidget(element: HTMLElement, config: WidgetConfig): void {
  const { event, person, origin, minHeight, maxHeight } = config;
  element.setAttribute('aria-live', 'polite');
  const frame = element.appendChild(document.createElement('iframe'));
  const line = element.appendChild(document.createElement('p'));
  frame.setAttribute('sandbox', config.sandbox);
  frame.title = config.title;
  frame.addEventListener('load', () => frame.contentWindow?.postMessage({ type: 'configure', event, person }, origin));
  frame.src = config.url;

  const resize = (height: unknown) => {
    if (!Number.isFinite(height)) return;
    const [, middle] = [minHeight, maxHeight, height as number].sort((a, b) => a - b);
    frame.style.height = `${middle}px`;
  };
  const announce = (news: string) => (line.textContent = news);
  window.addEventListener('message', (message) => {
    const rightful = message.origin === origin && message.source === frame.contentWindow;
    const data = rightful && message.data ? (message.data as Record<string, unknown>) : {};
    if (data['type'] === 'height') resize(data['height']);
    else if (data['event'] === event && NEWS.has(data['type'] as string)) announce(NEWS.get(data['type'] as string)!);
  });
}
// #endregion
