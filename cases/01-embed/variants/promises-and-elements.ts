// Alternate: every function is asynchronous, and the widget’s frame is built from HTML.

// #region frame
export async function reportFrame({ url, title, sandbox }: Report): Promise<string> {
  const attributes: Record<string, string> = { src: url, title, loading: 'lazy', width: '100%', height: '600' };
  if (sandbox !== undefined) attributes['sandbox'] = sandbox;
  return `<iframe ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(' ')}></iframe>`;
}
// #endregion

// #region note
export async function noteFrame(note: Note): Promise<string> {
  const entities: Record<string, string> = { '"': '&#x22;', '&': '&#x26;', '<': '&#x3C;', '>': '&#x3E;', "'": '&#39;' };
  const safe = (text: string) => text.replace(/["&<>']/g, (character) => entities[character]!);
  return `\n<iframe class="note" sandbox="" title="${safe(note.title)}" srcdoc="${safe(note.html)}"></iframe>\n`;
}
// #endregion

// #region widget
export async function mountWidget(element: HTMLElement, config: WidgetConfig): Promise<void> {
  element.insertAdjacentHTML(
    'beforeend',
    `<div><iframe sandbox="${escaped(config.sandbox)}" title="${escaped(config.title)}" src="${escaped(config.url)}"></iframe></div><p role="status"></p>`,
  );
  const frame = element.querySelector('iframe')!;
  const status = element.querySelector('p')!;
  const isFromForm = (message: MessageEvent) =>
    [message.origin, message.source].every((value, index) => value === [config.origin, frame.contentWindow][index]);

  frame.addEventListener('load', () => {
    frame.contentWindow!.postMessage({ type: 'configure', event: config.event, person: config.person }, config.origin);
  });
  addEventListener('message', (message) => {
    if (!isFromForm(message)) return;
    const { type, height, event } = Object(message.data) as { type?: string; height?: number; event?: string };
    if (type === 'height' && typeof height === 'number' && height === height && Math.abs(height) !== Infinity) {
      frame.style.blockSize = `${Math.max(config.minHeight, Math.min(height, config.maxHeight))}px`;
    }
    if (event === config.event && typeof type === 'string' && NEWS.has(type)) status.innerHTML = NEWS.get(type)!;
  });
}
// #endregion
