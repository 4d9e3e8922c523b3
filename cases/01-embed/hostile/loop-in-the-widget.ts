// Hostile: the widget never gives the browser back, because of a loop.
// Verdict: embed/frame passed, embed/contain passed, embed/preview passed, embed/widget failed
// Says: did not give control back

// #region widget
export function mountWidget(element: HTMLElement, config: WidgetConfig): void {
  while (element.childNodes.length < config.maxHeight) element.replaceChildren();
}
// #endregion
