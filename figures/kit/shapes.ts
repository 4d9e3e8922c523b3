/**
 * The outlines of the drawing kit, as SVG path data around (0, 0). Pages without Vue draw the same shapes from here.
 *
 * Host = rounded square, Remote = hexagon, person = circle with shoulders, message = tag, stored data = short stack.
 * A shape is `size` units high.
 */

/** A place in the drawing, in its units. */
export type Point = readonly [x: number, y: number];

/** What something is printed in: black ink, the Host's or the Remote's. */
export type Ink = 'plain' | 'host' | 'remote';

/** Half the width of the hexagon, relative to its size: its left and right sides are upright. */
export const HEXAGON_HALF_WIDTH = Math.sqrt(3) / 4;

/** The Host: a rounded square. */
export function hostPath(size: number): string {
  const r = size * 0.16;
  const side = size - 2 * r;
  return (
    `M${r - size / 2} ${-size / 2}h${side}a${r} ${r} 0 0 1 ${r} ${r}v${side}a${r} ${r} 0 0 1 ${-r} ${r}` +
    `h${-side}a${r} ${r} 0 0 1 ${-r} ${-r}v${-side}a${r} ${r} 0 0 1 ${r} ${-r}z`
  );
}

/** The Remote: a hexagon that stands on a corner. */
export function remotePath(size: number): string {
  const x = size * HEXAGON_HALF_WIDTH;
  const y = size / 2;
  return `M0 ${-y}L${x} ${-y / 2}V${y / 2}L0 ${y}L${-x} ${y / 2}V${-y / 2}Z`;
}

/** A person: a circle with shoulders. */
export function personPath(size: number): string {
  const head = size * 0.24;
  const shoulder = size * 0.42;
  const foot = size / 2;
  return (
    `M${-head} ${head - foot}a${head} ${head} 0 1 1 ${2 * head} 0a${head} ${head} 0 1 1 ${-2 * head} 0z` +
    `M${-shoulder} ${foot}a${shoulder} ${shoulder} 0 0 1 ${2 * shoulder} 0z`
  );
}

/** A message: a tag with two clipped corners. `grow` moves its edge outwards, for the second edge of a copy. */
export function tagPath(width: number, height: number, grow = 0): string {
  const x = width / 2 + grow;
  const y = height / 2 + grow;
  const clip = height * 0.28;
  return `M${clip - x} ${-y}H${x}V${y}H${clip - x}L${-x} ${y - clip}V${clip - y}Z`;
}

/** Stored data: a short stack of three. */
export function stackPath(size: number): string {
  const bar = size * 0.28;
  return [-size / 2, -bar / 2, size / 2 - bar]
    .map((y) => `M${-size * 0.65} ${y}h${size * 1.3}v${bar}h${-size * 1.3}z`)
    .join('');
}

/** The point that lies `at` (0 to 1) of the way from one point to another. */
export function between([x1, y1]: Point, [x2, y2]: Point, at: number): Point {
  return [x1 + (x2 - x1) * at, y1 + (y2 - y1) * at];
}

/** About how wide a text is in Inter, in units. Servers cannot measure, and a tag has room for the difference. */
export function textWidth(text: string, fontSize: number): number {
  const widths = Array.from(text, (letter) => {
    if (/[mwMW—]/.test(letter)) return 0.86;
    if (/[A-Z0-9]/.test(letter)) return 0.65;
    return /[ .,:;'’|!iljI()[\]/-]/.test(letter) ? 0.32 : 0.56;
  });
  return fontSize * widths.reduce((sum, width) => sum + width, 0);
}
