/** What a check draws: other people, amounts and dates in every grade, and the same again for the same seed. */
import { hash, randomInt } from 'node:crypto';
import { seededRandom } from '../company/random.ts';
import { UserError } from '../project/user-error.ts';

/** Seeds that a person can read out and type. */
const SEEDS = 1_000_000;

/** A grade's seed: a whole number from 1. */
export function newSeed(): number {
  return randomInt(1, SEEDS);
}

/**
 * A seed as a person typed it.
 *
 * @param typed a new one is drawn when there is none
 * @throws UserError when it is no whole number from 1
 */
export function readSeed(typed: string | undefined): number {
  if (typed === undefined) return newSeed();
  const seed = Number(typed);
  if (/^\d{1,9}$/.test(typed) && seed >= 1) return seed;
  throw new UserError(`“${typed}” is no seed: it is the whole number that an earlier grade printed.`);
}

/**
 * A seed of its own for a part of a grade, so that what one check draws moves nothing in another.
 *
 * @param seed the grade's
 * @param names for instance the step and the title of a check
 * @returns a whole number from 0 below 2³²
 */
export function seedFor(seed: number, ...names: string[]): number {
  return Number.parseInt(hash('sha256', [seed, ...names].join('\n')).slice(0, 8), 16);
}

/** Hours away from UTC and from all offices, so that whoever asks the machine is wrong every time. */
const MACHINES_ZONES = [
  'America/St_Johns',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
];

/** The time zone of the machine that a grade runs on, as far as learner code can tell: no program may depend on it. */
export function machinesZone(seed: number): string {
  return MACHINES_ZONES[seedFor(seed, 'time zone') % MACHINES_ZONES.length]!;
}

const CONSONANTS = [...'bdfgklmnprstvz'];
const VOWELS = [...'aeiou'];

/** A source of choices for one check. */
export class Draw {
  readonly #random: () => number;

  /**
   * @param seed a whole number; the same one leads to the same choices, in the order in which they are asked for
   */
  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** A whole number from `least` to `most`, both of which may come. */
  int(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1));
  }

  /** One of a list. Throws a RangeError when there is none. */
  one<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('There is nothing to choose from.');
    return list[this.int(0, list.length - 1)]!;
  }

  /** So many different ones of a list, in an order of their own. Throws a RangeError when there are fewer. */
  some<T>(list: readonly T[], count: number): T[] {
    if (list.length < count) throw new RangeError(`There are ${list.length} to choose ${count} from.`);
    return this.shuffled(list).slice(0, count);
  }

  /** A list in another order. */
  shuffled<T>(list: readonly T[]): T[] {
    const left = [...list];
    return list.map(() => left.splice(this.int(0, left.length - 1), 1)[0]!);
  }

  /** A word that nobody has seen before and anybody can say, for instance `tovake`: six small letters of ASCII. */
  word(): string {
    return Array.from({ length: 3 }, () => this.one(CONSONANTS) + this.one(VOWELS)).join('');
  }

  /** So many decimal digits as a text; the first one may be 0. */
  digits(count: number): string {
    return Array.from({ length: count }, () => this.int(0, 9)).join('');
  }
}
