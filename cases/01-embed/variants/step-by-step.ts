// Alternate: one small question after the other, early returns, no shared expressions.

// #region sandbox
export function sandboxFor(content: Content, hostUrl: string): string {
  let isOurs = true;
  if (content.url) isOurs = new URL(content.url).origin === new URL(hostUrl).origin;
  let sandbox = '';
  if (content.needs.includes('scripts')) sandbox += ' allow-scripts';
  if (content.needs.includes('forms')) sandbox += ' allow-forms';
  if (content.needs.includes('popups')) sandbox += ' allow-popups';
  if (content.needs.includes('storage') && !isOurs) sandbox += ' allow-same-origin';
  return sandbox;
}
// #endregion

// #region preview
export async function preview(url: string, oembed: Oembed): Promise<string> {
  const plain = link(url, url);
  let provider;
  for (const candidate of oembed.providers) {
    const target = new URL(url);
    if (target.origin === candidate.origin && target.pathname.slice(0, candidate.path.length) === candidate.path) {
      provider = candidate;
    }
  }
  if (provider === undefined) return plain;

  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), oembed.deadlineMs);
  let answer;
  try {
    const question = `${provider.endpoint}?format=json&maxwidth=${oembed.maxWidth}&url=${encodeURIComponent(url)}`;
    const response = await oembed.fetch(question, {
      signal: controller.signal,
      headers: { Accept: 'application/json' },
    });
    if (response.status === 401) return link(url, `Private: ${url}`);
    if (response.status !== 200) return plain;
    answer = JSON.parse(await response.text());
  } catch {
    return plain;
  } finally {
    clearTimeout(timer);
  }

  if (answer?.version !== '1.0') return plain;
  const title = escaped(typeof answer.title === 'string' ? answer.title : url);
  if (answer.type === 'link') return `<a rel="noopener" href="${escaped(url)}">${title}</a>`;
  if (typeof answer.width !== 'number' || typeof answer.height !== 'number') return plain;
  const size = `width=${answer.width} height=${answer.height}`;
  if (answer.type === 'photo') {
    if (typeof answer.url !== 'string') return plain;
    return `<a href="${escaped(url)}"><img loading="lazy" ${size} alt="${title}" src="${escaped(answer.url)}" /></a>`;
  }
  if (answer.type !== 'rich' && answer.type !== 'video') return plain;
  if (typeof answer.html !== 'string') return plain;
  return `<iframe ${size} sandbox="allow-scripts" title="${title}" srcdoc="${escaped(answer.html)}" loading="lazy"></iframe>`;
}
// #endregion

// #region widget
export function mountWidget(element: HTMLElement, config: WidgetConfig): void {
  const live = document.createElement('div');
  live.setAttribute('aria-live', 'assertive');
  const line = live.appendChild(document.createElement('strong'));
  element.appendChild(live);

  const frame = document.createElement('iframe');
  for (const word of config.sandbox.split(' ')) frame.sandbox.add(word);
  frame.setAttribute('title', config.title);
  frame.setAttribute('src', config.url);
  element.insertBefore(frame, live);

  frame.addEventListener('load', function () {
    this.contentWindow?.postMessage({ type: 'configure', event: config.event, person: config.person }, config.origin);
  });

  window.addEventListener('message', (message) => {
    if (message.origin !== config.origin) return;
    if (message.source !== frame.contentWindow) return;
    const data = message.data;
    if (data === null || typeof data !== 'object') return;
    if (data.type === 'height') {
      if (typeof data.height !== 'number') return;
      if (!isFinite(data.height)) return;
      let height = data.height;
      if (height < config.minHeight) height = config.minHeight;
      if (height > config.maxHeight) height = config.maxHeight;
      frame.style.setProperty('height', height + 'px');
      return;
    }
    if (data.event !== config.event) return;
    if (!NEWS.has(data.type)) return;
    line.textContent = NEWS.get(data.type)!;
  });
}
// #endregion
