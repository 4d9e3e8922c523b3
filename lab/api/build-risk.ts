/** The contract between the Host and `exercises/06-build-risk/build-risk.ts`. */
import type { RemoteAccess } from './remote.ts';

/** A person as The Pass knows them, whatever HR calls things. These four properties and no others. */
export interface Employee {
  /** The user ID, for instance `00107`. Text, never a number. */
  id: string;
  name: string;
  /** Code of the home office, for instance `LIS`; `null` for somebody without one. */
  office: string | null;
  status: 'active' | 'left';
}

/** One record of HR's people API, version 1, as far as The Pass needs it. HR sends more, and may add to it any day. */
export interface PersonV1 {
  id: string;
  displayName: string;
  /** Absent or `null` for somebody without a home office. */
  workplace?: string | null;
  status: 'active' | 'left';
}

/** One record of version 2. Any part of it may be absent or no object, and any value something else than a text. */
export interface PersonV2 {
  employee?: { id?: unknown };
  name?: { given?: unknown; family?: unknown };
  location?: { office?: unknown } | null;
  employment?: { state?: unknown };
}

/** What is wrong with a value. */
export type Problem =
  /** It is absent or `null`. */
  | 'missing'
  /** It is something else than it should be, for instance a number in place of a text. */
  | 'wrong-type'
  /** It is a text, but none of those that The Pass knows here. */
  | 'unknown-value';

/** A record that The Pass cannot use as it is, kept aside for somebody to look at. */
export interface Quarantined {
  /** The record's ID; `null` when that cannot be read either. */
  id: string | null;
  /** The first of its fields that is wrong, as version 1 calls it, for instance `status`; `record` when it is no object. */
  field: string;
  problem: Problem;
}

/** What can be read from one answer of HR. */
export interface People {
  /** In HR's order. */
  employees: Employee[];
  /** In HR's order. */
  quarantined: Quarantined[];
  /** Why nothing can be read at all, as a sentence; `null` when the answer as a whole is as agreed. */
  broken: string | null;
}

/** One place where an answer is not as agreed. */
export interface Breach {
  /** Where, for instance `people[3].status`, `people[3]` or `people`. */
  path: string;
  problem: Problem;
}

/** What HR has announced about the end of a version. Times are milliseconds since 1970. */
export interface Warning {
  /** When the version became deprecated (RFC 9745); `null` when HR does not say, or not in a way that can be read. */
  deprecatedAt: number | null;
  /** When it will stop to answer (RFC 8594); `null` likewise. */
  sunsetAt: number | null;
}

/** Everybody, and how The Pass came to know it. */
export interface PeopleAnswer {
  people: People;
  /** The version that answered; `null` when none did. */
  version: 1 | 2 | null;
  /** What the answer's headers announce; `null` when they announce nothing. */
  warning: Warning | null;
}

/** What the Host hands to code that talks to HR. Its `fetch` gives up after `deadlineMs` by itself. */
export type PeopleApi = RemoteAccess;
