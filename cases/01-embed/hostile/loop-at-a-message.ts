// Hostile: the page stands still as soon as the form says something, because of a loop.
// Verdict: embed/frame passed, embed/contain passed, embed/preview passed, embed/widget failed
// Says: did not give control back

// #region widget
export function mountWidget(element: HTMLElement, config: WidgetConfig): void {
  const frame = document.createElement('iframe');
  frame.src = config.url;
  frame.title = config.title;
  frame.setAttribute('sandbox', config.sandbox);
  window.addEventListener('message', ({ data }) => {
    while (data) frame.title = config.title;
  });
  element.append(frame);
}
// #endregion
