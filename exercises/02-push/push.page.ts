/** Reads the desk and the page about log-ins, as a person would. */

/** An article on somebody's desk. */
export interface SeenArticle {
  id: string;
  title: string;
  /** `draft` or `published`. */
  state: string;
  /** How it stands with the agency: `none`, `waiting`, `sent`, `failed`, `given-up` or `not-connected`. */
  agency: string;
  /** How it stands with the archive, in the same words. */
  archive: string;
  /** When the outbox tries next, in milliseconds since 1970; absent when it does not. */
  due: number | undefined;
  /** What the desk says about that, in its own words. */
  notes: string[];
}

/** The articles on a desk's page, from top to bottom. */
export function articlesIn(html: string): SeenArticle[] {
  return html
    .split(/<li\b(?=[^>]*\bdata-article=)/)
    .slice(1)
    .map((item) => ({
      id: attribute(item, 'data-article'),
      title: text(/<h2[^>]*>([\s\S]*?)<\/h2>/.exec(item)?.[1] ?? ''),
      state: attribute(item, 'data-state'),
      agency: attribute(item, 'data-agency'),
      archive: attribute(item, 'data-archive'),
      due: /\bdata-due="(\d+)"/.test(item) ? Number(attribute(item, 'data-due')) : undefined,
      notes: [...item.matchAll(/<p class="passing[^>]*>([\s\S]*?)<\/p>/g)].map((note) => text(note[1]!)),
    }));
}

/** What became of a test message, as the desk says it. */
export interface SeenTest {
  /** The id that the Host gave it. */
  message: string;
  /** What the Host wrote to the agency. */
  body: string;
  /** What the agency answered; 0 when it did not. */
  status: number;
}

/** The line about the last test message; `undefined` when there was none. */
export function testIn(html: string): SeenTest | undefined {
  const line = /<p\b[^>]*\bdata-message="[^>]*>[\s\S]*?<\/p>/.exec(html)?.[0];
  if (line === undefined) return undefined;
  const [message, body] = [plain(attribute(line, 'data-message')), plain(attribute(line, 'data-body'))];
  return { message, body, status: Number(attribute(line, 'data-status')) };
}

/** How a day's file stands: `sent`, `refused`, `unanswered` or `failed`; `undefined` when the page does not speak of that day. */
export function nightIn(html: string, day: string): string | undefined {
  return new RegExp(`<tr\\b[^>]*data-night="${day}"[^>]*data-file="([^"]*)"`).exec(html)?.[1];
}

/** The line that a page opens with, or what it warns of. */
export function headlineIn(html: string): string {
  const alert = /role="alert"[^>]*>([\s\S]*?)<\/p>/.exec(html)?.[1];
  return text(alert ?? /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '');
}

function attribute(element: string, name: string): string {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(element)?.[1] ?? '';
}

/** Text as a page shows it, where a row of spaces is one. */
export function onPage(written: string): string {
  return written.replaceAll(/\s+/g, ' ').trim();
}

function text(html: string): string {
  return onPage(plain(html.replaceAll(/<span class="mark"[\s\S]*?<\/span>/g, '').replaceAll(/<[^>]*>/g, '')));
}

/** What was escaped as HTML. */
function plain(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
