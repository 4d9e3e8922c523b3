/** Reads HR's file every night, or when a person asks for it, and has learner code make profiles of it. */
import type { RowReport } from '../../../api/clone.ts';
import type { RemoteAccess } from '../../../api/remote.ts';
import { NotStarted } from '../../../api/todo.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { shown } from '../../host/described.ts';
import type { HostContext } from '../../host/plugin.ts';
import type { ImportRun, Profiles } from './profiles.ts';

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;
/** At what time of the day, in UTC, HR's file is there. */
const READY_MS = 3 * HOUR_MS;

const OUTCOMES = ['created', 'known', 'conflict', 'malformed'] satisfies RowReport['outcome'][];

/** The first moment after `now` at which a file is due. Both in milliseconds since 1970. */
export function nextNight(now: number): number {
  const today = Math.floor(now / DAY_MS) * DAY_MS + READY_MS;
  return today > now ? today : today + DAY_MS;
}

/** The nightly import. */
export class Night {
  readonly #context: HostContext;
  readonly #profiles: Profiles;
  readonly #hr: RemoteAccess;

  constructor(context: HostContext, profiles: Profiles) {
    this.#context = context;
    this.#profiles = profiles;
    this.#hr = context.remote('hr');
  }

  /** Imports what is due. Never rejects. */
  async ring(): Promise<void> {
    const { takesPart, now, report } = this.#context;
    if (!takesPart('clone/employees') || now() < this.#profiles.nextImport) return;
    this.#profiles.nextImport = nextNight(now());
    await this.read().catch(report);
  }

  /**
   * Fetches the file and imports it.
   *
   * @throws LearnerError
   */
  async read(): Promise<void> {
    const file = await this.#fetch();
    if (file === undefined) return this.#note('unavailable');
    try {
      this.#note('done', this.#import(file));
    } catch (error) {
      this.#note(error instanceof NotStarted ? 'not-started' : 'broken');
      if (!(error instanceof NotStarted)) throw error;
    }
  }

  #note(outcome: ImportRun['outcome'], rows: RowReport[] = []): void {
    this.#profiles.note({ at: this.#context.now(), outcome, rows });
  }

  /** The file as it is, a byte order mark included. */
  async #fetch(): Promise<string | undefined> {
    try {
      const { url, fetch, deadlineMs } = this.#hr;
      const response = await fetch(`${url}/exports/employees.csv`, { signal: AbortSignal.timeout(deadlineMs) });
      const isFile = response.status === 200 && /^text\/csv\b/.test(response.headers.get('Content-Type') ?? '');
      const bytes = await response.arrayBuffer();
      return isFile ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : undefined;
    } catch {
      return undefined;
    }
  }

  #import(file: string): RowReport[] {
    const { takesPart, learner, sql } = this.#context;
    if (!takesPart('clone/employees')) throw new NotStarted('This step does not take part.');
    return checkedReport(learner.callNow('importEmployees', file, sql));
  }
}

function checkedReport(value: unknown): RowReport[] {
  if (value instanceof Promise) {
    value.catch(() => undefined);
    throw new LearnerError(
      'importEmployees() returned a promise. All must be done when it returns: no async, no await.',
    );
  }
  if (!Array.isArray(value)) throw new LearnerError(`importEmployees() returned ${shown(value)} instead of a list.`);
  return value.map((entry: unknown) => {
    const { row, outcome, note } = Object(entry) as Partial<RowReport>;
    if (Number.isSafeInteger(row) && OUTCOMES.includes(outcome!) && typeof note === 'string') {
      return { row: row!, outcome: outcome!, note };
    }
    throw new LearnerError(`importEmployees() returned a list with ${shown(entry)} in it, which is no RowReport.`);
  });
}
