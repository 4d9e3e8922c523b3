/** The course's drawing kit as SVG symbols, for pages that are written by hand. */
import { hostPath, personPath, remotePath, tagPath } from '../../figures/kit/shapes.ts';

const SIZE = 20;
const TAG = { width: 26, height: 14 };
const CROSS = 4;

/** The line of a wire, in the units of its drawing: 132 wide, 26 high, around y = 0. */
const WIRE = { width: 132, height: 26, left: 13, right: 119, from: 24, to: 107, middle: 65.5 };

const { from, to, middle } = WIRE;
const line = (x1: number, x2: number, look = '') => `<path class="line ${look}" d="M${x1} 0H${x2}"/>`;
const tag = `<path class="tag" d="${tagPath(TAG.width, TAG.height)}" transform="translate(${middle})"/>`;
const cross = (x: number) =>
  `<path class="cross" d="M${x - CROSS} ${-CROSS}l${2 * CROSS} ${2 * CROSS}m0 ${-2 * CROSS}l${-2 * CROSS} ${2 * CROSS}"/>`;

/** How an exchange is drawn between who asks (left) and who is asked (right). A cross stands on the side that gave up. */
const WIRES = {
  answered: line(from, to) + tag,
  error: `${line(from, to)}${tag}<path class="line" d="M${middle} -4.5v5M${middle} 3v1.5"/>`,
  waiting: line(from, to, 'waiting'),
  half:
    line(from, middle - 8, 'waiting') +
    line(middle + 13, to) +
    `<path class="tag" d="M${middle} -7H${middle + 13}V7H${middle}l-4 -3.5l4 -3.5l-4 -3.5z"/>`,
  cut: line(from, middle + 10) + cross(middle + 19) + line(middle + 28, to),
  abandoned: line(from, middle - 28) + cross(middle - 19) + line(middle - 10, to, 'waiting'),
} as const;

/** The name of a drawing of an exchange. */
export type WireDrawing = keyof typeof WIRES;

/** A hidden sheet for a page; `<use href="#host">` draws one of its symbols, coloured by the page's style sheet. */
export function drawings(): string {
  const half = SIZE / 2 + 1;
  const box = `${-half} ${-half} ${2 * half} ${2 * half}`;
  const symbols = [
    `<symbol id="host" viewBox="${box}"><path class="end host" d="${hostPath(SIZE)}"/></symbol>`,
    `<symbol id="remote" viewBox="${box}"><path class="end remote" d="${remotePath(SIZE)}"/></symbol>`,
    ...Object.entries({ ...ends(), ...WIRES }).map(([name, parts]) => wire(name, parts)),
  ];
  return `<svg hidden aria-hidden="true">${symbols.join('')}</svg>`;
}

/** Both ends of a wire, by who asks. */
function ends(): Record<'host' | 'browser' | 'remote', string> {
  const host = (x: number) => `<path class="end host" d="${hostPath(SIZE)}" transform="translate(${x})"/>`;
  const remote = (x: number) => `<path class="end remote" d="${remotePath(SIZE + 4)}" transform="translate(${x})"/>`;
  const person = (x: number) => `<path class="end person" d="${personPath(SIZE)}" transform="translate(${x})"/>`;
  const { left, right } = WIRE;
  return {
    host: host(left) + remote(right),
    browser: person(left) + remote(right),
    remote: remote(left) + host(right),
  };
}

function wire(name: string, parts: string): string {
  const { width, height } = WIRE;
  return `<symbol id="wire-${name}" viewBox="0 ${-height / 2} ${width} ${height}">${parts}</symbol>`;
}
