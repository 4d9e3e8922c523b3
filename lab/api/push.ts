/** The contract between the Host and `exercises/02-push/push.ts`. */

import type { RemoteAccess } from './remote.ts';
import type { Sql } from './sql.ts';

/** An article of the editorial desk that is, or was, published. Drafts are nobody else’s business. */
export interface DeskArticle {
  /** Never given to another article, not even after this one was deleted. */
  id: string;
  title: string;
  /** Plain text in any language, as it was typed; a blank line separates paragraphs, and lines may end with CR LF. */
  text: string;
  /** As somebody typed them, for instance `['ghent', 'press-release']`. */
  tags: string[];
  /** `deleted` when somebody has just removed it. */
  state: 'published' | 'deleted';
  /** ISO 8601, UTC. */
  publishedAt: string;
  /** When it was last saved or deleted. ISO 8601, UTC. */
  changedAt: string;
}

/** A message as it goes out: the same `id` and the same `body` at every attempt. */
export interface WebhookMessage {
  /** Goes into the header `webhook-id`. The agency publishes one id once, however often it arrives. */
  id: string;
  /** JSON, exactly as it is sent. */
  body: string;
}

/** What the Host hands to code that talks to the PR agency. */
export interface Agency extends RemoteAccess {
  /**
   * The headers that say which message this is and who sent it. Ask for them anew at every attempt. The Host answers
   * with your `sign()`; while that is not written, with `webhook-id` and `webhook-note`.
   */
  sign: (message: WebhookMessage) => Record<string, string>;
}

/** What the Host hands to code that signs. */
export interface Signing {
  /** What only the Host and the agency know: `whsec_` and then the key in base64. */
  secret: string;
  /** The lab's clock: milliseconds since 1970, and it can be set forward. */
  now: () => number;
}

/**
 * Does work after the editor's save has been answered. The desk shows what came of it: the promise becomes `true` when
 * the Remote has the message; `false`, or a rejection, when it has not.
 */
export type Later = (work: () => Promise<boolean>) => void;

/** What the Host hands to code that tells the agency of an article. */
export interface ToAgency {
  /** Can be asked in the work that `later()` does, and not before. */
  agency: Agency;
  later: Later;
}

/** What the Host hands to code that tells the archive of an article. */
export interface ToArchive {
  /** Can be asked in the work that `later()` does, and not before. */
  archive: RemoteAccess;
  later: Later;
}

/** Somebody came in. */
export interface LogInRecord {
  /**
   * Any text that a form can send, so no half of a surrogate pair. A shared kitchen tablet logs in as what is printed on
   * its label, line breaks and all.
   */
  username: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** What the Host hands to code that talks to InfoSec. */
export type InfoSec = RemoteAccess;

/** A file on its way to somebody. */
export interface TextFile {
  /** Without a folder. */
  name: string;
  content: string;
}

/** What the Host hands to code that keeps the outbox. */
export interface Outbox {
  /** The Host's database, with the table `outbox`. */
  sql: Sql;
  agency: Agency;
  /** The lab's clock: milliseconds since 1970, and it can be set forward. */
  now: () => number;
}

/** A row of the table `outbox`. */
export interface OutboxRow {
  /** The message's id. */
  id: string;
  /** The article's id: the desk shows the row beside it. */
  article: string;
  /** The message's body, at most 8,000 characters; SQLite refuses a longer one. */
  body: string;
  /** `waiting` unless told. */
  status: 'waiting' | 'sent' | 'given-up';
  /** How often it was tried; 0 unless told. The attempt that settles it may count or not. */
  attempts: number;
  /** When to try next: whole milliseconds since 1970. */
  due_at: number;
}
