/** Where a browser keeps progress: a key for each thing done, so that pages which only add one need read nothing. */
import type { Progress } from '../progress/record.ts';
import { keep, recall } from './storage.ts';

/** `read/pull` is `yes`, or `no` when the reader has taken a mark away. */
const READ = 'read/';
/** `earned/pull/fallback` is the most points that the step ever earned. */
const EARNED = 'earned/';
/** An answer is kept under its question's id, for instance `pull/quiz/stale-office`. */
const QUESTION = /^[a-z0-9-]+\/quiz\/[a-z0-9-]+$/;

/** Whether a chapter counts as read; undefined while nobody has said. */
export function isRead(chapter: string): boolean | undefined {
  const kept = recall(READ + chapter);
  return kept === null ? undefined : kept === 'yes';
}

/**
 * @returns whether it could be kept
 */
export function markRead(chapter: string, read: boolean): boolean {
  return keep(READ + chapter, read ? 'yes' : 'no');
}

/** Keeps a step's points, unless it has earned more before. */
export function earn(step: string, points: number): void {
  if (points > Number(recall(EARNED + step) ?? 0)) keep(EARNED + step, String(points));
}

/** All that this browser knows. */
export function keptProgress(): Progress {
  const progress: Progress = { read: [], answers: {}, earned: {} };
  for (const [key, value] of Object.entries(stored())) {
    if (key.startsWith(READ) && value === 'yes') progress.read.push(key.slice(READ.length));
    if (key.startsWith(EARNED)) progress.earned[key.slice(EARNED.length)] = Number(value) || 0;
    if (QUESTION.test(key)) progress.answers[key] = value;
  }
  return progress;
}

/**
 * Makes the browser know this and nothing else.
 *
 * @returns whether it could; if not, it knows what it knew before
 */
export function replaceProgress({ read, answers, earned }: Progress): boolean {
  const before = stored();
  const after = {
    ...Object.fromEntries(read.map((chapter) => [READ + chapter, 'yes'])),
    ...Object.fromEntries(Object.entries(earned).map(([step, points]) => [EARNED + step, String(points)])),
    ...answers,
  };
  if (put(after)) return true;
  put(before);
  return false;
}

function put(entries: Record<string, string>): boolean {
  try {
    for (const key of Object.keys(stored())) localStorage.removeItem(key);
  } catch {
    return false;
  }
  return Object.entries(entries).every(([key, value]) => keep(key, value));
}

/** The entries of storage that are about progress. */
function stored(): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(localStorage).filter(([key]) => isOurs(key)));
  } catch {
    return {};
  }
}

function isOurs(key: string): boolean {
  return key.startsWith(READ) || key.startsWith(EARNED) || QUESTION.test(key);
}
