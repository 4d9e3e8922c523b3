// Alternate: an object is the listener, the line is an <output> within a paragraph, and the frame comes last.

// #region note
export function noteFrame({ title, html }: Note): string {
  const frame = { title, srcdoc: html, sandbox: '' };
  const attributes = Object.entries(frame).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<div><iframe${attributes.join('')}></iframe></div>`;
}
// #endregion

// #region sandbox
const originOf = (address: string): string => {
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
};

export function sandboxFor(content: Content, hostUrl: string): string {
  const needs = new Set(content.needs);
  if (content.url === undefined || originOf(content.url) === originOf(hostUrl)) needs.delete('storage');
  return [...needs].map((need) => WORDS[need]).join(' ');
}
// #endregion

// #region widget
export function mountWidget(element: HTMLElement, config: WidgetConfig): void {
  const line = document.createElement('output');
  const paragraph = document.createElement('p');
  paragraph.append(line);
  const frame = document.createElement('iframe');
  for (const [name, value] of Object.entries({ sandbox: config.sandbox, title: config.title, src: config.url })) {
    frame.setAttribute(name, value);
  }
  const heard: Record<string, (data: { height?: unknown; event?: unknown; type?: unknown }) => void> = {
    height({ height }) {
      if (typeof height !== 'number' || !Number.isFinite(height)) return;
      const pixels = height > config.maxHeight ? config.maxHeight : height < config.minHeight ? config.minHeight : height;
      frame.style.cssText = `height: ${pixels}px`;
    },
  };
  for (const [type, text] of NEWS) {
    heard[type] = ({ event }) => {
      if (event === config.event) line.replaceChildren(text);
    };
  }
  const listener = {
    handleEvent(event: Event): void {
      if (event.type === 'load') {
        const target = frame.contentWindow;
        target?.postMessage({ type: 'configure', person: config.person, event: config.event }, config.origin);
      } else if (event instanceof MessageEvent && event.source === frame.contentWindow && event.origin === config.origin) {
        const { data } = event;
        if (typeof data === 'object' && data !== null && typeof data.type === 'string' && Object.hasOwn(heard, data.type)) {
          heard[data.type]!(data);
        }
      }
    },
  };
  frame.addEventListener('load', listener);
  window.addEventListener('message', listener, { passive: true });
  element.replaceChildren(paragraph, frame);
}
// #endregion
