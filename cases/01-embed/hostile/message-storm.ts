// Hostile: whenever the page gets a message, the widget sends it another one.
// Verdict: embed/frame passed, embed/contain passed, embed/preview passed, embed/widget failed

// #region widget
export function mountWidget(element: HTMLElement, config: WidgetConfig): void {
  const frame = document.createElement('iframe');
  frame.src = config.url;
  frame.setAttribute('sandbox', config.sandbox);
  window.addEventListener('message', () => window.postMessage({ type: 'storm' }, '*'));
  element.append(frame);
}
// #endregion
