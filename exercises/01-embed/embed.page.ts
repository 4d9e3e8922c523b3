/** Reads the Host's pages as a browser would: which elements stand where, with which attributes. */

/** One element of a page. Attributes are decoded, and their names are in lower case. */
export interface SeenElement {
  name: string;
  attributes: Record<string, string>;
  /** The text up to its end tag, without tags; only for links. */
  text: string;
}

/** What learner code put into a page in one place. */
export function embeddedIn(html: string, what: 'report' | 'note' | 'preview'): SeenElement[] {
  return elementsIn(between(html, `data-embed="${what}">`, `<!-- end of ${what} -->`));
}

/** The value of the attribute `sandbox` of each tool that is open, by the tool's title. */
export function sandboxesIn(html: string): Map<string, string | undefined> {
  const frames = kind(elementsIn(html), 'iframe');
  return new Map(frames.map(({ attributes: { title = '', sandbox } }) => [title, sandbox]));
}

/** What stands in an article for each address below its text. */
export function previewsIn(html: string): Map<string, SeenElement[]> {
  const [, ...parts] = html.split(' data-link="');
  return new Map(parts.map((part) => [decoded(part.slice(0, part.indexOf('"'))), embeddedIn(part, 'preview')]));
}

/** The elements of a kind, for instance `iframe`. */
export function kind(elements: SeenElement[], name: string): SeenElement[] {
  return elements.filter((element) => element.name === name);
}

/** The words of an attribute such as `sandbox`, sorted. */
export function words(value = ''): string[] {
  return [...new Set(value.toLowerCase().split(/\s+/).filter(Boolean))].sort();
}

const TAG = /<([a-z][^\s/>]*)/gi;
const ATTRIBUTE = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;

/** All start tags, as the HTML standard tokenizes them. */
export function elementsIn(html: string): SeenElement[] {
  const elements: SeenElement[] = [];
  for (let tag = from(TAG, html, 0); tag; tag = from(TAG, html, TAG.lastIndex)) {
    const attributes: Record<string, string> = {};
    let end = TAG.lastIndex;
    for (let match = from(ATTRIBUTE, html, end); match; match = from(ATTRIBUTE, html, end)) {
      const [, name = '', ...values] = match;
      // Of two attributes with the same name, browsers believe the first.
      attributes[name.toLowerCase()] ??= decoded(values.find((value) => value !== undefined) ?? '');
      end = ATTRIBUTE.lastIndex;
    }
    const name = tag[1]!.toLowerCase();
    const text = name === 'a' ? plain(html.slice(html.indexOf('>', end) + 1).split(/<\/a\b/i)[0]!) : '';
    elements.push({ name, attributes, text });
    TAG.lastIndex = end;
  }
  return elements;
}

function from(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

function between(text: string, start: string, end: string): string {
  const index = text.indexOf(start);
  return index === -1 ? '' : text.slice(index + start.length).split(end)[0]!;
}

function plain(html: string): string {
  return decoded(html.replace(/<[^>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim();
}

const NAMED: Record<string, string> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: '\u00a0' };

/** Text with its character references resolved, as far as anybody needs them for escaping. */
function decoded(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(amp|quot|apos|lt|gt|nbsp));/gi,
    (whole, hex?: string, digits?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? whole;
      return String.fromCodePoint(hex === undefined ? Number(digits) : Number.parseInt(hex, 16));
    },
  );
}
