/** The contract between the Host and `exercises/05-synthesize/synthesize.ts`. */

import type { RemoteAccess } from './remote.ts';

/** Something that needs a person's attention, in the Host's own terms whoever sent it. */
export interface Item {
  /** The calling system, for instance `urn:marram:rota`. */
  source: string;
  /** What the calling system calls this item. Unique within the source, and only there. */
  id: string;
  /** What kind of item it is, for instance `rota.shift.moved`. */
  type: string;
  /** Whom it is for: a user ID, for instance `00107`. Text, never a number. */
  person: string;
  title: string;
  /** A whole number on OpenTelemetry's scale: 1 is the least severe, 24 the most. INFO 9, WARN 13, ERROR 17, FATAL 21. */
  severity: number;
}

/** An item as the notification centre keeps it: one row of the table `notification`, whose columns have these names. */
export interface Notification extends Item {
  /** When the Host received it, in milliseconds of the lab's clock. */
  receivedAt: number;
}

/** What came of reading a message. */
export type Reading =
  | { outcome: 'accepted'; item: Item }
  /** It is malformed. The Host answers 400 and passes the reason on, as a sentence for whoever sent it. */
  | { outcome: 'refused'; reason: string };

/** What somebody wants to see. All of it must hold; `null` means that it does not matter. */
export interface Filter {
  /** The user ID of whoever is looking. They see what is for them, and nothing else. */
  person: string;
  /** Only what this system sent. */
  source: string | null;
  /** Only what was received at this moment or later, in milliseconds of the lab's clock. */
  since: number | null;
  /** Only what is as severe as this or more severe. */
  minSeverity: number | null;
}

/** A line of the cold store's log, taken apart (a part of RFC 5424). */
export interface SyslogLine {
  /** The number in angle brackets: facility times 8, plus severity. */
  priority: number;
  /** What kind of message it is, for instance `door.open`. */
  msgId: string;
  /** The structured data by name, for instance `{"id": "12-7", "to": "00107"}`. */
  data: Record<string, string>;
  message: string;
}

/** A log record of the till, as OpenTelemetry's JSON has it. Nothing in it is certain before you looked. */
export interface LogRecord {
  severityNumber?: unknown;
  eventName?: unknown;
  body?: { stringValue?: unknown };
  attributes?: { key?: unknown; value?: { stringValue?: unknown } }[];
}

/** What the Host hands to code that asks one system how things stand. */
export interface Source extends RemoteAccess {
  /** For instance `urn:marram:rota`. */
  source: string;
}

/** A system's answer to the question how things stand. */
export interface Status {
  /** How many items are open there: a whole number, 0 or more. */
  open: number;
  /** The moment that this describes, in ISO 8601, for instance `2026-03-02T08:50:00.000Z`. */
  asOf: string;
}

/** How things stand at one system, as far as anybody can say. */
export type SourceState =
  | { source: string; status: 'current'; open: number; asOf: string }
  /** It gave no usable answer. `asOf` comes from the last usable one; `null` when there never was one. */
  | { source: string; status: 'silent'; open: null; asOf: string | null };

/** A system of the restaurant group whose rows the Host has staged, and how fresh they are. */
export interface StagedSource {
  /** Also the name of the table that its rows are in. */
  table: 'sale' | 'dish' | 'duty' | 'review';
  /**
   * `current`: it has just answered, and its rows are those of `asOf`. `silent`: it has not, and its rows are still
   * those of an earlier answer, of `asOf`.
   */
  status: 'current' | 'silent';
  /** ISO 8601. `null`: it has never answered, and its table is empty. */
  asOf: string | null;
}

/** What was sold on one side of the comparison. */
export interface DessertSide {
  /** How many evening shifts there were, whether desserts were sold on them or not. */
  shifts: number;
  /** How many desserts were sold: the sum of the quantities. */
  desserts: number;
  /** What they cost on average, in cents: takings divided by `desserts`. `null` when no dessert was sold. */
  averageCents: number | null;
}

/** The answer to the dessert question. */
export type DessertAnswer =
  | {
      /** `complete`: from current rows only. `partial`: at least one system is silent, so some rows are older. */
      status: 'complete' | 'partial';
      /** Evening shifts with more than 75 % of the servers in the 90th percentile. */
      above: DessertSide;
      /** All other evening shifts. */
      notAbove: DessertSide;
    }
  /** At least one system has never answered, so nobody can say. */
  | { status: 'unavailable' };
