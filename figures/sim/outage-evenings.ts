/**
 * What three programs made of the evening with an outage that ends Runtime risk's exercise: fifty minutes, of which the booking
 * system is in trouble for thirty, and twelve people every twenty seconds.
 *
 * Nothing here is invented or drawn by hand. `slides/evening.test.ts` puts real programs through the evening, the exercise's
 * solution among them, and holds these numbers equal to what it measures.
 */

/** What came of one evening. */
export interface OutageEvening {
  /** Questions that the booking system received in each of the fifty minutes. */
  calls: readonly number[];
  /** The most of them that were open at the same time. */
  peak: number;
  /** How many people saw present numbers, old ones, or none. */
  saw: Readonly<Record<'new' | 'old' | 'nothing', number>>;
  /** How many seconds people waited in the outage, on average. */
  waited: number;
}

/** The programs: none of the five steps · all of them but the circuit breaker · all five. */
export type ProgramId = 'bare' | 'unbroken' | 'whole';

/** The outage, in minutes of the evening: 503, then 429, then answers that break off, ten minutes each. */
export const OUTAGE = { from: 10, until: 40 } as const;

export const outageEvenings: Readonly<Record<ProgramId, OutageEvening>> = {
  bare: {
    calls: [48, ...Array<number>(49).fill(36)],
    peak: 12,
    saw: { new: 720, old: 0, nothing: 1080 },
    waited: 0,
  },
  unbroken: {
    calls: [...inTurn(10, 12, 6), ...inTurn(10, 108), ...inTurn(10, 18), ...inTurn(10, 108), ...inTurn(10, 12, 6)],
    peak: 4,
    saw: { new: 720, old: 1080, nothing: 0 },
    waited: 4.16,
  },
  whole: {
    calls: [...inTurn(10, 12, 6), 7, ...inTurn(29, 1, 2), ...inTurn(10, 7, 11)],
    peak: 4,
    saw: { new: 710, old: 1090, nothing: 0 },
    waited: 0.02,
  },
};

/** How many questions the booking system received while it was in trouble. */
export function callsInTrouble({ calls }: OutageEvening): number {
  return calls.slice(OUTAGE.from, OUTAGE.until).reduce((sum, number) => sum + number, 0);
}

/** A list of so many numbers, the given ones in turn. */
function inTurn(length: number, ...numbers: number[]): number[] {
  return Array.from({ length }, (_, index) => numbers[index % numbers.length]!);
}
