/** What the Host hands to code that talks to a Remote. */

/** `fetch`, as the Fetch standard defines it, with a text address. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** How to reach a Remote. */
export interface RemoteAccess {
  /** Where the Remote listens, without a slash at the end, for instance `http://127.0.0.1:40123`. */
  url: string;
  /** Asks the Remote. Rejects when nobody answers or when `init.signal` aborts. */
  fetch: Fetch;
  /** How long a person may be kept waiting for the Remote, in milliseconds. */
  deadlineMs: number;
}
