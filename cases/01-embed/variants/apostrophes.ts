// Alternate: attributes stand between apostrophes, escaped by number, and in capital letters.

// #region frame
export function reportFrame(report: Report): string {
  const rest =
    report.sandbox === undefined ? '' : report.sandbox === '' ? ' SANDBOX' : ` SANDBOX='${quoted(report.sandbox)}'`;
  return `<IFRAME SRC='${quoted(report.url)}'\n  TITLE='${quoted(report.title)}'\n  LOADING=lazy${rest}></IFRAME>`;
}

function quoted(text: string): string {
  return text.replace(/[&'<]/g, (character) => `&#${character.codePointAt(0)};`);
}
// #endregion

// #region sandbox
export function sandboxFor(content: Content, hostUrl: string): string {
  const words = new Set<string>();
  for (const need of content.needs) words.add(WORDS[need]);
  const address = content.url ?? hostUrl;
  if (URL.parse(address)?.origin === URL.parse(hostUrl)?.origin) words.delete('allow-same-origin');
  return Array.from(words).sort().join(' ');
}
// #endregion

// #region note
export function noteFrame(note: Note): string {
  return `<iframe sandbox title='${quoted(note.title)}' srcdoc='${quoted(note.html)}'></iframe>`;
}
// #endregion

// #region widget
export function mountWidget(element: HTMLElement, config: WidgetConfig): void {
  element.innerHTML = `<output></output>
    <iframe src='${quoted(config.url)}' title='${quoted(config.title)}' sandbox='${quoted(config.sandbox)}' style='height: ${config.minHeight}px'></iframe>`;
  const [line, frame] = [element.querySelector('output')!, element.querySelector('iframe')!];
  const clamp = (height: number) => Math.max(config.minHeight, Math.min(config.maxHeight, height));
  frame.onload = () =>
    frame.contentWindow!.postMessage({ person: config.person, event: config.event, type: 'configure' }, config.origin);
  window.addEventListener('message', (message) => {
    const isOurs = Object.is(message.source, frame.contentWindow) && message.origin === config.origin;
    if (!isOurs || message.data === null || typeof message.data !== 'object') return;
    const { type, height, event } = message.data;
    if (type === 'height' && Number.isFinite(height)) frame.setAttribute('style', `height: ${clamp(height)}px`);
    const news = event === config.event ? NEWS.get(type) : undefined;
    if (news !== undefined) line.value = news;
  });
}
// #endregion
