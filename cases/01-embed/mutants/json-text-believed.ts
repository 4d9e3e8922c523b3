// Mistake: a message may be JSON text.
// Caught by: embed/widget › frames each form for its event and this reader, and deals with nobody else

// #region widget
export function mountWidget(element: HTMLElement, config: WidgetConfig): void {
  const frame = document.createElement('iframe');
  frame.src = config.url;
  frame.title = config.title;
  frame.setAttribute('sandbox', config.sandbox);
  const status = document.createElement('p');
  status.setAttribute('role', 'status');

  frame.addEventListener('load', () => {
    const settings = { type: 'configure', event: config.event, person: config.person };
    frame.contentWindow?.postMessage(settings, config.origin);
  });
  window.addEventListener('message', ({ origin, source, data }) => {
    if (origin !== config.origin || source !== frame.contentWindow) return;
    if (typeof data === 'string') { try { data = JSON.parse(data); } catch { return; } }
    if (data?.type === 'height' && Number.isFinite(data.height)) {
      frame.style.height = `${Math.min(Math.max(data.height, config.minHeight), config.maxHeight)}px`;
    } else if (data?.event === config.event) {
      status.textContent = NEWS.get(data.type) ?? status.textContent;
    }
  });
  element.append(frame, status);
}
// #endregion
