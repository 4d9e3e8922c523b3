/**
 * The Push story P1 as a simulation: Sigrid publishes a press release on The Pass, and the PR agency is to publish it
 * outside.
 *
 * Pure and deterministic: the whole story follows from the settings, the jitter of the waits comes from a seed, and a
 * moment of the story is looked up by its time. Times are in minutes after Sigrid pressed Publish, at 09:00.
 */
import { draw } from './lehmer.ts';

/**
 * How the agency is doing. `offline`: refuses connections for a while. `forgetful`: takes the first message and publishes
 * it, and the connection breaks before its 200 arrives.
 */
export type AgencyState = 'well' | 'offline' | 'forgetful';

/** Everything that can be set: the agency's health, and what The Pass does about it. */
export interface Settings {
  agency: AgencyState;
  /** When the agency is back, if it is `offline`. */
  backAt: number;
  /** Whether a row of the outbox is written with the article, and sent until the agency says 200. */
  outbox: boolean;
  /** Whether The Pass crashes after it saved the article and before it sent anything. */
  crash: boolean;
}

/** One attempt to deliver the message. */
export interface Attempt {
  at: number;
  /**
   * `refused`: the agency was offline · `lost`: it published, and its answer did not arrive · `published`: it answered 200
   * · `known`: it answered 200, and published nothing because it knew the message's ID.
   */
  outcome: 'refused' | 'lost' | 'published' | 'known';
  /** When The Pass tries again; `null` if it does not. */
  nextAt: number | null;
}

/** Everything that happens until its end. */
export interface Story {
  settings: Settings;
  attempts: readonly Attempt[];
  end: number;
}

/** What is the case at one time of a story. */
export interface Moment {
  now: number;
  /** When the story ends. */
  end: number;
  settings: Settings;
  /** The attempts so far. */
  attempts: readonly Attempt[];
  /** Whether The Pass lies where it crashed. */
  down: boolean;
  /** The row of the outbox: `waiting` to be delivered, or `sent`; `none` without an outbox. */
  row: 'none' | 'waiting' | 'sent';
  /** When the next attempt is due; `null` if there is none to come. */
  dueAt: number | null;
  /** When the agency published the press release; `null` if it has not. */
  publishedAt: number | null;
}

/** The message's ID: the same on every attempt (Standard Webhooks). */
export const MESSAGE = 'msg_31';

/** A well agency, and a Host that takes no precautions. */
const BARE: Settings = { agency: 'well', backAt: 12, outbox: false, crash: false };

/** When The Pass crashes, and when it runs again. */
export const CRASH_AT = 0.5;
export const RESTART_AT = 3;

/** The first attempt comes so long after The Pass can make it, the second so long after that. */
const FIRST_ATTEMPT = 1;
const FIRST_WAIT = 3;
/** How much of the clock an outage needs, and how much the other stories. */
const LONG = 30;
const SHORT = 12;
/** Waits double each time and vary by up to this part, so that many senders do not come back at once. */
const JITTER = 0.1;

/** The whole story under these settings. */
export function story(change: Partial<Settings> = {}, seed = 31): Story {
  const settings = { ...BARE, ...change };
  const end = settings.agency === 'offline' ? LONG : SHORT;
  // What was only in memory is gone with the crash.
  const attempts = settings.crash && !settings.outbox ? [] : deliver(settings, end, seed);
  return { settings, attempts, end };
}

function deliver(settings: Settings, end: number, seed: number): Attempt[] {
  const attempts: Attempt[] = [];
  let due: number | null = FIRST_ATTEMPT + (settings.crash ? RESTART_AT : 0);
  for (let wait = FIRST_WAIT; due !== null && due < end; wait *= 2) {
    const at: number = due;
    const outcome = receive(settings, at, attempts);
    const [next, drawn] = draw(seed);
    seed = next;
    const failed = outcome === 'refused' || outcome === 'lost';
    due = failed && settings.outbox ? at + wait * (1 + (drawn - 0.5) * 2 * JITTER) : null;
    attempts.push({ at, outcome, nextAt: due });
  }
  return attempts;
}

/** What the agency does with a message, after these earlier attempts. */
function receive({ agency, backAt }: Settings, at: number, earlier: readonly Attempt[]): Attempt['outcome'] {
  if (agency === 'offline' && at < backAt) return 'refused';
  if (earlier.some(({ outcome }) => outcome === 'lost')) return 'known';
  return agency === 'forgetful' ? 'lost' : 'published';
}

/** What is the case at this time. */
export function at({ settings, end, attempts: all }: Story, now: number): Moment {
  const attempts = all.filter((attempt) => attempt.at <= now);
  const done = attempts.find(({ outcome }) => outcome === 'published' || outcome === 'known');
  const effect = attempts.find(({ outcome }) => outcome !== 'refused');
  const last = attempts.at(-1);
  return {
    now,
    end,
    settings,
    attempts,
    down: settings.crash && now >= CRASH_AT && now < RESTART_AT,
    row: !settings.outbox ? 'none' : done ? 'sent' : 'waiting',
    dueAt: last ? last.nextAt : (all[0]?.at ?? null),
    publishedAt: effect?.at ?? null,
  };
}

/** When something happens next: an attempt, a crash, a restart, the agency's return; in the end, the end. */
export function next({ settings, attempts, end }: Story, now: number): number {
  const times = [
    ...attempts.map((attempt) => attempt.at),
    ...(settings.crash ? [CRASH_AT, RESTART_AT] : []),
    ...(settings.agency === 'offline' ? [settings.backAt] : []),
    end,
  ];
  return Math.min(...times.filter((time) => time > now), end);
}
