/** Chance that can be played again: Lehmer's random number generator, which the seed of a simulation runs through. */

const MODULUS = 2 ** 31 - 1;

/**
 * Draws a number.
 *
 * @param seed a whole number from 1 to 2³¹ − 2
 * @returns the seed for the next draw, and the number drawn: more than 0, less than 1
 */
export function draw(seed: number): [seed: number, drawn: number] {
  const next = (seed * 16807) % MODULUS;
  return [next, next / MODULUS];
}
