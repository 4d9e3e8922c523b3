/**
 * Server-Sent Events for every page of the course, for as long as somebody can see the page. A browser opens six
 * connections to one address, a stream keeps one of them, and the seventh tab would wait for ever. So a tab in the
 * background has none. When it comes to the front it opens one again, and the server begins every stream with all that is
 * known by then.
 */

/** A browser reconnects by itself unless the server refused; then this does. */
const RETRY_MS = 2_000;

/** What a page does with a stream. */
export interface Listener<Message> {
  /** A message came. */
  receive: (message: Message) => void;
  /** The stream is open, for the first time or again. */
  opened?: () => void;
  /** The stream broke off; it comes back by itself. A page that is not seen is not told. */
  lost?: () => void;
}

/** Listens from now on, whenever the page is seen. */
export function listenWhileSeen<Message>(address: string | URL, { receive, opened, lost }: Listener<Message>): void {
  let events: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  function close(): void {
    clearTimeout(retry);
    events?.close();
    events = undefined;
  }

  function open(): void {
    close();
    const stream = new EventSource(address);
    stream.onopen = () => opened?.();
    stream.onmessage = ({ data }: MessageEvent<string>) => receive(JSON.parse(data) as Message);
    stream.onerror = () => {
      lost?.();
      if (stream.readyState === EventSource.CLOSED) retry = setTimeout(open, RETRY_MS);
    };
    events = stream;
  }

  function follow(): void {
    if (document.visibilityState === 'visible') open();
    else close();
  }

  document.addEventListener('visibilitychange', follow);
  follow();
}
