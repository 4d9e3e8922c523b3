/** What `npm start` says to open pages, as JSON in Server-Sent Events. */
import type { ExerciseReport } from '../grader/report.ts';
import type { Diagnostic } from '../company/host/protocol.ts';
import type { Switches } from '../remotes/remote.ts';

/** To any page that listens at `/live/events`. */
export type LiveMessage =
  /**
   * Where an exercise's lab is: the Host's address (empty until the lab is open), the paths of its door, of the bench and
   * of the learner's code beside the solution, the learner's file as a person would name it.
   */
  | { type: 'lab'; exercise: string; host: string; door: string; bench: string; compare: string; file: string }
  /** Somebody saved this exercise's file, and another one before. `page` is the path of its page. */
  | { type: 'current'; exercise: string; title: string; page: string; file: string }
  | { type: 'grading'; exercise: string }
  /** `ms` is the time from the save to the grade, `at` the moment of the grade in milliseconds since 1970. */
  | { type: 'graded'; exercise: string; at: number; ms: number; report: ExerciseReport }
  /** Something needs a person's attention, in one sentence. */
  | { type: 'trouble'; message: string }
  | ({ type: 'site' } & SiteState);

/** How the static part of the course stands. */
export type SiteState =
  | { state: 'ready' }
  /** `line`: what is being built; `ms`: for how long the build has been running. */
  | { state: 'building'; line: string; ms: number }
  | { state: 'failed'; reason: string };

/** To the bench of one exercise, at `/live/labs/<exercise>/bench`. */
export type BenchMessage =
  /** Everything, when the bench begins to listen and when the lab has started again. */
  | ({ type: 'bench' } & Snapshot)
  | { type: 'host'; host: HostState }
  | { type: 'remote'; remote: RemoteState }
  /** The lab's clock was set: milliseconds since 1970. */
  | { type: 'clock'; now: number }
  /** New ones, and known ones that went on. */
  | { type: 'exchanges'; exchanges: Exchange[] }
  | { type: 'logEntry'; logEntry: LogEntry };

/** A whole world at one moment. */
export interface Snapshot {
  host: HostState;
  /** The lab's clock: milliseconds since 1970. */
  now: number;
  /** What the world was made from. */
  seed: number;
  remotes: RemoteState[];
  /** Oldest first, like the log entries. */
  exchanges: Exchange[];
  logEntries: LogEntry[];
}

/** How the Host stands, and the learner's code in it. */
export interface HostState {
  /** Where it listens, with a slash at the end. */
  url: string;
  running: boolean;
  /** `broken`: plugged in, but it cannot be loaded. `left-out`: it ended the Host too often, and waits for a save. */
  code: 'plugged' | 'broken' | 'left-out';
  /** Why the code is not plugged in. */
  trouble?: Diagnostic;
  /** Grows whenever what the Host's pages show may have changed. */
  version: number;
}

/** How one Remote stands. */
export interface RemoteState {
  /** For addresses, for instance `hr`. */
  id: string;
  name: string;
  url: string;
  switches: Switches;
  /** The switches as a sentence. */
  says: string;
  /** How many versions it speaks. */
  versions: 1 | 2;
}

/** One question and what became of it. */
export interface Exchange {
  id: number;
  /** The Remote's id and name. */
  remote: { id: string; name: string };
  /** Who asked: the Host or a person's browser asked the Remote, or the Remote asked the Host. */
  from: 'host' | 'browser' | 'remote';
  /** Milliseconds of the lab's clock. */
  at: number;
  /** Absent when the connection was refused: then the Remote never saw it. */
  request?: { method: string; path: string; headers: Record<string, string>; body: string };
  /** `reason`: the status in words. */
  reply?: { status: number; reason: string; headers: Record<string, string>; body: string };
  /** Absent while it goes on. */
  end?: 'answered' | 'cut' | 'abandoned' | 'refused';
  /** How long it took to its end, in real milliseconds. */
  ms?: number;
}

/** A line about the learner's code. */
export interface LogEntry {
  /** Milliseconds of the lab's clock. */
  at: number;
  /** `printed`: by the code itself; `trouble`: a mistake the Host met; `host`: what became of the Host. */
  kind: 'printed' | 'trouble' | 'host';
  text: string;
  /** File and line, for instance `pull.ts:31`, where known. */
  where?: string;
}
