/** The contract between the Host and `exercises/07-runtime-risk/runtime-risk.ts`. */

/** A Remote's whole answer. Nothing in it can change, so one answer can serve many. */
export interface Answer {
  readonly status: number;
  /** By name, in lower case, for instance `cache-control`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** When it arrived: milliseconds of the lab's clock. */
  readonly at: number;
}

/**
 * Asks a Remote for something. Every part of this exercise takes an Ask and returns an Ask, so that they can be put around
 * each other.
 *
 * @param path for instance `/bookings/LIS-01`
 * @returns the answer, whatever its status
 * @throws Error when the Remote cannot be reached or gives no whole answer in time; Refused when our own side said no
 */
export type Ask = (path: string) => Promise<Answer>;

/** The lab's clock, for code that waits. */
export interface Time {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Resolves when so many milliseconds have gone by. */
  sleep: (ms: number) => Promise<void>;
}

/** What the parts need. */
export interface Tools {
  time: Time;
  /** A number from 0 up to, but not including, 1. */
  random: () => number;
}
