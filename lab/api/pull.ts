/** The contract between the Host and `exercises/03-pull/pull.ts`. */

/** `fetch`, as the Fetch standard defines it, with a text address. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** What the Host hands to code that talks to the HR system. */
export interface Hr {
  /** Where HR listens, without a slash at the end, for instance `http://127.0.0.1:40123`. */
  url: string;
  /** Asks a Remote. Rejects when nobody answers or when `init.signal` aborts. */
  fetch: Fetch;
  /** How long a person may be kept waiting for HR, in milliseconds. */
  deadlineMs: number;
  /** The lab's clock: milliseconds since 1970, and it can be set forward. */
  now: () => number;
}

/** What the Host hands to code that talks to the directory. */
export interface Directory {
  /** Where the directory listens, without a slash at the end. */
  url: string;
  /** Asks a Remote. Rejects when nobody answers or when `init.signal` aborts. */
  fetch: Fetch;
  /** How long a person may be kept waiting for the directory, in milliseconds. */
  deadlineMs: number;
}

/** One item of the news feed. */
export interface NewsItem {
  id: string;
  title: string;
  /** Code of the office the item is about, for instance `LIS`; `null` for news of the whole company. */
  office: string | null;
  /** ISO 8601, UTC. */
  publishedAt: string;
}

/** The feed as one person sees it. */
export interface Feed {
  items: NewsItem[];
  /**
   * `personal`: the home office's news come first. `no-office`: HR has no office for this person.
   * `unavailable`: HR gave no usable answer, so this is the general feed.
   */
  status: 'personal' | 'no-office' | 'unavailable';
  /** The home office's code; `null` unless `status` is `personal`. */
  office: string | null;
}

/** A person as the directory knows them. */
export interface DirectoryUser {
  /** The user ID, for instance `00107`. Text, never a number. */
  id: string;
  username: string;
  name: string;
  /** What the person may do, for instance `news:managers`. */
  permissions: string[];
}

/** How an attempt to log in ended. */
export type LogIn =
  | { outcome: 'accepted'; user: DirectoryUser }
  /** The directory (or an empty password) said no. */
  | { outcome: 'refused' }
  /** Nobody can say whether the password is right, so nobody comes in. */
  | { outcome: 'unavailable' };
