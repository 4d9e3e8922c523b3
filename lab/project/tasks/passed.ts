/** Remembers which tasks have passed, and on what: a task whose inputs are the same would pass again. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { readIfThere, tidy, writeWhole } from '../files.ts';
import { fingerprint } from '../inputs.ts';
import type { Counts } from './counts.ts';
import type { Task, TaskResult } from './tasks.ts';

/** More results are not kept; the oldest go first. */
const MOST_KEPT = 500;

/** The tasks that have passed. */
export interface Passed {
  /** What a task came to when it passed on these very inputs; undefined when it never did. */
  recall(task: Task): Promise<TaskResult | undefined>;
  /** Keeps a result, if it is one that may be told again. */
  keep(task: Task, result: TaskResult): Promise<void>;
}

/**
 * What has passed, as a folder keeps it.
 *
 * @param folder made when it is not there
 */
export function passedIn(folder: string): Passed {
  const fileOf = ({ title, inputs }: Task): string | undefined => {
    if (!inputs) return undefined;
    const key = createHash('sha256')
      .update(`${process.version}\n${title}\n${fingerprint(inputs)}`)
      .digest('hex');
    return path.join(folder, `${key}.json`);
  };
  return {
    recall: async (task) => {
      const file = fileOf(task);
      const text = file && (await readIfThere(file));
      return text ? { ...(JSON.parse(text) as Counts), output: '' } : undefined;
    },
    keep: async (task, { passed, failed }) => {
      const file = fileOf(task);
      if (!file || failed > 0) return;
      await writeWhole(file, JSON.stringify({ passed, failed } satisfies Counts));
      await tidy(folder, MOST_KEPT);
    },
  };
}

/** Remembers nothing. */
export const NOTHING_PASSED: Passed = { recall: async () => undefined, keep: async () => {} };
