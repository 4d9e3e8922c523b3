/** The contract between the two Hosts and `exercises/04-clone/clone.ts`. */

import type { RemoteAccess } from './remote.ts';
import type { Sql } from './sql.ts';

/** What the intranet says when an article was published, or a new version of one: where to look, and no more. */
export interface Notice {
  /** The part of the intranet that it comes from, for instance `urn:marram:the-pass`. */
  source: string;
  /** The article’s id there. Two sources may both use `0041`, for different articles. */
  id: string;
  /** Counts from 1. What was published as one version never changes. */
  version: number;
}

/** What identifies an article, in all its versions. */
export type Key = Pick<Notice, 'source' | 'id'>;

/** One version of an article, in the intranet’s own shape. */
export interface Article extends Notice {
  headline: string;
  /** One or two sentences below the headline. */
  standfirst: string;
  /** Text with `![…](address)` for a picture and `[…](address)` for a link. */
  paragraphs: string[];
  /** ISO 8601, UTC. */
  publishedAt: string;
  /** For colleagues who have a question. Not for the public. */
  author: string;
}

/** A News item as the public website has it: the same for one that was typed and for one that was cloned. */
export interface News {
  title: string;
  lead: string;
  /** An empty line separates paragraphs; pictures and links as in {@link Article}. */
  text: string;
  /** The day in UTC, for instance `2026-03-02`. */
  day: string;
  section: 'Press' | 'Food' | 'People';
}

/** What the website hands to code that asks the intranet. */
export interface Intranet extends RemoteAccess {
  /**
   * The same text, with addresses of our own for everything that lies on the intranet. The Host answers with your
   * `withOwnFiles()`; while that is not written, with the text as it is.
   */
  withOwnFiles: (text: string) => Promise<string>;
}

/** What the website hands to code that clones. */
export interface Website {
  intranet: Intranet;
  /** The website’s database, with the tables `news` and `clone`. */
  sql: Sql;
}

/** A row of the table `clone`: which News item came from which article. There is at most one for each key, and its id has at most 200 characters. */
export interface CloneRow extends Key {
  /** The `id` of the row in `news`. */
  news: number;
  /** The version that was taken over last. */
  version: number;
  /** The newest version that we have heard of. */
  latest: number;
}

/** A picture, or something to download. */
export interface MediaFile {
  /** Its media type, for instance `image/png`. */
  type: string;
  content: Uint8Array;
}

/** What the website hands to code that copies files. */
export interface Library {
  intranet: RemoteAccess;
  /**
   * Puts a file into the website’s database.
   *
   * @returns its address on the website, for instance `/site/media/7`
   */
  keep: (file: MediaFile) => string;
}

/** A profile, with the names that SCIM 2.0 (RFC 7643) gives to the fields of a User. */
export interface Profile {
  /** Of the person at HR, for instance `00042`. `null` when somebody created the profile by hand. */
  externalId: string | null;
  /** No two profiles have the same, whether in capitals or not. */
  userName: string;
  displayName: string;
  /** May be empty. */
  title: string;
  /** `addresses.formatted` in SCIM. May be empty, and may have several lines. */
  address: string;
  active: boolean;
}

/** What became of one row of HR’s file. */
export interface RowReport {
  /** 1 is the first row after the header. */
  row: number;
  outcome: 'created' | 'known' | 'conflict' | 'malformed';
  /** What is wrong with a conflict or a malformed row, for the person who has to mend it; otherwise empty. */
  note: string;
}
