/** Chance that can be repeated. */

/**
 * Mulberry32 (Tommy Ettinger): small, and good enough to choose and to spread.
 *
 * @param seed a whole number; its lowest 32 bits count
 * @returns a function that gives a number from 0 up to, but not including, 1
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
