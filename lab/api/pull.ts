/** The contract between the Host and `exercises/03-pull/pull.ts`. */

import type { RemoteAccess } from './remote.ts';

/** What the Host hands to code that talks to the HR system. Its `fetch` does not follow redirects unless told to. */
export interface Hr extends RemoteAccess {
  /** The lab's clock: milliseconds since 1970, and it can be set forward. */
  now: () => number;
}

/** What the Host hands to code that talks to the directory. Its `fetch` does not follow redirects unless told to. */
export type Directory = RemoteAccess;

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
