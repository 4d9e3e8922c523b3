/** The few steps between the page's elements and its scripts. */

/**
 * The element that the page marks with this attribute.
 *
 * @throws Error when there is none
 */
export function marked<E extends HTMLElement = HTMLElement>(mark: string, within: ParentNode = document): E {
  const found = within.querySelector<E>(`[data-${mark}]`);
  if (!found) throw new Error(`Nothing on the page is marked data-${mark}.`);
  return found;
}

/** A new element. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { className = '', text = '' }: { className?: string; text?: string },
  ...children: Node[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(text, ...children);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

/** One of the page's drawings, for eyes only: words stand beside it. Over its ends lies what can change. */
export function drawing(ends: string, shown: string): { svg: SVGSVGElement; show: (name: string) => void } {
  const svg = document.createElementNS(SVG, 'svg');
  const [below, above] = [ends, shown].map((name) => {
    const use = document.createElementNS(SVG, 'use');
    use.setAttribute('href', `#${name}`);
    return use;
  }) as [SVGUseElement, SVGUseElement];
  svg.setAttribute('class', 'drawing');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(below, above);
  return { svg, show: (name) => above.setAttribute('href', `#${name}`) };
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'UTC' });
const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Lab time, for instance `08:55:12`. */
export function clockText(ms: number): string {
  return CLOCK.format(ms);
}

/** The day of a lab time, for instance `Mon, 2 Mar 2026`. */
export function dayText(ms: number): string {
  return DAY.format(ms);
}

/** A lab time as an element. */
export function timeOf(ms: number): HTMLTimeElement {
  const time = element('time', { text: clockText(ms) });
  time.dateTime = new Date(ms).toISOString();
  return time;
}
