// Hostile: the widget takes the person to another page of the Host.
// Verdict: embed/frame passed, embed/contain passed, embed/preview passed, embed/widget failed

// #region widget
export function mountWidget(element: HTMLElement, config: WidgetConfig): void {
  element.textContent = config.title;
  window.location.assign('/');
}
// #endregion
