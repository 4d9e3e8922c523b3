/**
 * Embed: the Host shows what other systems publish, without understanding it and without trusting it.
 *
 * The Host calls the first four functions while it builds a page, and puts the HTML they return into it. It sends this
 * file to the browser, too, where the fifth one runs. So nothing may happen while the file is loaded.
 */
import { todo } from 'host-and-remote/lab';
import type { Content, Need, Note, Oembed, Report, WidgetConfig } from 'host-and-remote/lab';

/**
 * Step 1 · The frame that shows a report: an `<iframe>` (HTML, section 4.8.5).
 *
 * @returns HTML: one `iframe` with `src` (the report's address), `title`, `loading="lazy"` and, when `report.sandbox`
 *   is there, `sandbox` with just that value, also when it is empty; every value whole, and escaped
 */
export function reportFrame(report: Report): string {
  todo('embed/frame', 'Show the report in a frame of its own.');
}

/**
 * Step 2 · What framed content may do: the value of the attribute `sandbox`. Whatever is not in it is forbidden.
 *
 * @param hostUrl where the Host listens, for instance `http://127.0.0.1:40200`
 * @returns the words from {@link WORDS} for what the content needs, with spaces between, in any order; empty when it
 *   needs nothing. Content of the Host's own origin never gets `allow-same-origin`.
 */
export function sandboxFor(content: Content, hostUrl: string): string {
  todo('embed/contain', 'Allow what this content needs, and nothing that lets it out.');
}

/**
 * Step 2 · The frame for an editor's note, which brings its content along in the attribute `srcdoc`. A note needs
 * nothing, so it is allowed nothing.
 *
 * @returns HTML: one `iframe` with `srcdoc` (all of the note's HTML, escaped), `title`, and an empty `sandbox`
 */
export function noteFrame(note: Note): string {
  todo('embed/contain', 'Put the note into a frame that may do nothing.');
}

/**
 * Step 3 · What stands in an article for an address: a preview, as its provider describes it (oEmbed 1.0).
 *
 * Asks `GET {provider.endpoint}?url=…&maxwidth=…&format=json`, and only a provider whose pages have this origin and a
 * path that begins like this. Only the status 200 brings a preview, and 401 means private.
 *
 * @param url an http or https address
 * @returns HTML, within about `oembed.deadlineMs` of this call: an `iframe` for `rich` and `video`, an `img` for `photo`,
 *   a link to `url` for everything else
 * @throws never
 */
export async function preview(url: string, oembed: Oembed): Promise<string> {
  todo('embed/preview', 'Ask the provider for a preview; show a plain link when there is none.');
}

/**
 * Step 4 · Puts the sign-up form into the page and listens to it (HTML, section 9.3: cross-document messaging). Runs in
 * the browser, once for each form on the page, when the page is there.
 *
 * @param element an empty element of the Host's page; the frame and the status line go into it
 */
export function mountWidget(element: HTMLElement, config: WidgetConfig): void {
  todo('embed/widget', 'Frame the form, send it its settings, and believe nobody else.');
}

// Given: small tools, ready to use.

/** What the attribute `sandbox` calls the things that content may need. */
const WORDS: Record<Need, string> = {
  scripts: 'allow-scripts',
  forms: 'allow-forms',
  popups: 'allow-popups',
  storage: 'allow-same-origin',
};

/** What the Host's page says when the form has news, by the message's type. */
const NEWS = new Map([
  ['registered', 'You are registered.'],
  ['already-registered', 'You are already registered.'],
  ['full', 'This event is full.'],
]);

/** Any text, as it may stand in HTML: between two quotation marks of an attribute, or between two tags. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A link as HTML. Its text can be any text. */
function link(url: string, text: string): string {
  return `<a href="${escaped(url)}">${escaped(text)}</a>`;
}

/** Whether an answer says how large it is, in numbers. */
function isSized(answer: { width?: unknown; height?: unknown }): boolean {
  return typeof answer.width === 'number' && typeof answer.height === 'number';
}
