/**
 * The question that hides everything, as a simulation: how many connections “does it integrate with X?” may ask for, and how
 * few have to exist for a yes.
 *
 * Pure and deterministic: which connections a vendor builds first, and which one somebody has in mind, comes from a seed.
 */
import { draw } from './lehmer.ts';

/** What somebody can want of a connection. */
export const WISHES = ['see it here', 'share the data', 'hear that it happened'] as const;

/** Either side can be the one that wants something. */
export const DIRECTIONS = 2;

/** The parts of X, and how many connections the vendor has built. */
export interface Settings {
  /** From 1 to {@link MOST}. */
  products: number;
  /** From 0 to {@link MOST}. */
  built: number;
}

/** As many products and industry lines as a large vendor sells, and as many connections as the figure lets one build. */
export const MOST = 40;

/** A vendor of this size, who built one thing. */
export const START: Settings = { products: 36, built: 1 };

const SEED = 20260302;

/** One part of X. */
interface Product {
  /** What has been built with it, as places among all that can be: each wish in each direction, from 0. */
  built: readonly number[];
  /** Whether it is the one that somebody has in mind. */
  meant: boolean;
}

/** What is behind a yes. */
export interface Behind {
  settings: Settings;
  products: readonly Product[];
  /** How many connections the question may ask for. */
  possible: number;
  /** How many exist. */
  built: number;
  /** What an honest vendor says. */
  answer: 'yes' | 'no';
  /** Whether the connection that somebody has in mind exists. */
  found: boolean;
}

/** What is behind the answer under these settings. */
export function behind(change: Partial<Settings> = {}): Behind {
  const settings = { ...START, ...change };
  const ways = WISHES.length * DIRECTIONS;
  const possible = settings.products * ways;
  const [meant, ...rest] = shuffled(possible);
  // What somebody has in mind is built when half of everything is: early enough to happen, too late to count on.
  const order = rest.toSpliced(Math.floor(possible / 2), 0, meant!);
  const built = order.slice(0, Math.min(settings.built, possible));
  return {
    settings,
    products: Array.from({ length: settings.products }, (_, product) => ({
      built: built.filter((one) => Math.floor(one / ways) === product).map((one) => one % ways),
      meant: Math.floor(meant! / ways) === product,
    })),
    possible,
    built: built.length,
    answer: built.length > 0 ? 'yes' : 'no',
    found: built.includes(meant!),
  };
}

/** The numbers from 0 in an order that looks like none (Fisher and Yates). */
function shuffled(count: number): number[] {
  const numbers = Array.from({ length: count }, (_, number) => number);
  let seed = SEED;
  for (let left = count - 1; left > 0; left--) {
    const [next, drawn] = draw(seed);
    seed = next;
    const other = Math.floor(drawn * (left + 1));
    [numbers[left], numbers[other]] = [numbers[other]!, numbers[left]!];
  }
  return numbers;
}
