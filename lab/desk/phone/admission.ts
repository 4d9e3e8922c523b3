/** Who may turn the pages of a talk: whoever scanned the code at the presenter's terminal, once for each code. */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** As long as it takes that nobody guesses one, in bytes. */
const LONG = 32;
/** After so many wrong keys, nobody at this address is heard any more. */
const MOST_WRONG = 5;
/** From so many addresses wrong keys are counted; when there are more, the code in force is void for all. */
const MOST_ADDRESSES = 500;
/** As many phones can be in hand at a time; the one that came first is put down for another. */
const MOST_PHONES = 4;

/** Keys and sessions of one talk. Of both it keeps only hashes. */
export class Admission {
  #key: Buffer | undefined;
  readonly #wrong = new Map<string, number>();
  readonly #sessions: Buffer[] = [];

  /**
   * Draws a key; the one before is void, and addresses that were refused may try again.
   *
   * @returns what a code is to carry
   */
  newKey(): string {
    const key = drawn();
    this.#key = hashOf(key);
    this.#wrong.clear();
    return key;
  }

  /**
   * Lets a phone in, and voids the key: the next phone needs another.
   *
   * @param key what it brought
   * @param address where it asks from
   * @returns the secret of its session, or undefined when the key is wrong, void, or tried too often
   */
  enter(key: string, address: string): string | undefined {
    const wrong = this.#wrong.get(address) ?? 0;
    if (wrong >= MOST_WRONG || !this.#key) return undefined;
    if (!timingSafeEqual(hashOf(key), this.#key)) {
      this.#wrong.set(address, wrong + 1);
      if (this.#wrong.size > MOST_ADDRESSES) this.#key = undefined;
      return undefined;
    }
    this.#key = undefined;
    const session = drawn();
    this.#sessions.push(hashOf(session));
    if (this.#sessions.length > MOST_PHONES) this.#sessions.shift();
    return session;
  }

  /** Whether a session's secret is one that {@link enter} gave. */
  knows(session: string | undefined): boolean {
    if (session === undefined) return false;
    const asked = hashOf(session);
    return this.#sessions.some((one) => timingSafeEqual(one, asked));
  }
}

function drawn(): string {
  return randomBytes(LONG).toString('base64url');
}

/** Of one length whatever it is made of, which a comparison that takes the same time for all needs. */
function hashOf(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
