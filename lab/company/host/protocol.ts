/** What the lab and the Host's process say to each other. */

/** The open file of the Host's process on which the lab asks. Before its first question comes a token. */
export const QUESTIONS = 3;
/** The open file on which the process answers. Every line begins with the token. */
export const MESSAGES = 4;
/** Of the token, in characters of ASCII. */
export const TOKEN_LENGTH = 64;
/** The longest line of an answer, in characters; the Host cuts what learner code says short long before. */
export const LONGEST_LINE = 65_536;
/** The longest text of learner code in a message, in characters. */
export const LONGEST_TEXT = 2_000;

/** How a Host is opened. */
export interface HostSettings {
  /** The exercise (by module id) whose plugin the Host uses. */
  module: string;
  /** The learner's file, absolute; without it, no learner code takes part. */
  file?: string;
  /** The steps that may take part; without it, all. */
  steps?: string[];
  /** Where the Remotes listen, by id. */
  remotes: Record<string, string>;
  /** Chooses among equals, the same way every time. */
  seed: number;
  /** The database's file, absolute; without one the Host's data end with it. */
  database?: string;
  /** How long a person may be kept waiting for a Remote, in milliseconds. */
  deadlineMs: number;
  /** Milliseconds since 1970. */
  now: number;
  /** Whether the Host's clock goes on by itself. */
  ticking: boolean;
  /** What the process takes for its machine’s time zone, for instance `Asia/Kolkata`; it stays as it is unless told. */
  timeZone?: string;
  /** The port to listen on; 0 lets the system choose. */
  port: number;
}

/** A learner's mistake as the Host met it. */
export interface Diagnostic {
  message: string;
  where?: string;
}

/** From the lab to the Host's process. `call` pairs an answer with its question. */
export type Question =
  /** JavaScript that was made of learners' files, by path. */
  | { call: number; ask: 'know'; javascript: Record<string, string> }
  | { call: number; ask: 'open'; host: number; settings: HostSettings }
  | { call: number; ask: 'plug'; host: number }
  | { call: number; ask: 'advance'; host: number; ms: number }
  | { call: number; ask: 'deadline'; host: number; ms: number }
  | { call: number; ask: 'crash-on-send'; host: number }
  | { call: number; ask: 'close'; host: number }
  | { call: number; ask: 'alive' };

/** What a Host answers. */
export interface Answer {
  call: number;
  /** The Host's port, when it was opened. */
  port?: number;
  /** Why the learner's file could not be plugged in. */
  trouble?: Diagnostic;
  /** How long the process has had nothing to do so far, in milliseconds, as an answer to `alive`. */
  idleMs?: number;
  /** The Host's own trouble. */
  error?: string;
}

/** What the Host says unasked. */
export type News =
  | { news: 'ready' }
  | { news: 'trouble'; host: number; trouble: Diagnostic }
  /** A step (by id) turned out not to be written; said once. */
  | { news: 'todo'; step: string; task: string }
  /** Nobody caught an error, and the process ends. */
  | { news: 'fatal'; trouble: Diagnostic }
  /** Learner code has made the Host unable to go on, and the process ends. */
  | { news: 'spoiled'; trouble: Diagnostic };
